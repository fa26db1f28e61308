//! What can be typed after `shouzhang trust` and `shouzhang county`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::args::{BookArg, PAGE};

#[derive(Debug, Args)]
#[command(
    next_help_heading = "选项",
    help_template = PAGE,
    disable_help_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令"
)]
pub(crate) struct Trust {
    #[command(subcommand)]
    pub(crate) verb: TrustVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrustVerb {
    /// 看本大厅的密钥指纹和在用的信任名单
    Show(BookArg),
    /// 导入县里发的信任名单；第一次要核对县级公钥指纹
    Import(TrustImport),
    /// 导出给县里的上报件：本大厅的公钥和作废号
    Export(TrustExport),
    /// 换一把验真密钥；旧密钥签过的证明照样能查验
    Rotate(TrustRotate),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct TrustImport {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 信任名单文件
    #[arg(help_heading = "参数", value_name = "信任名单")]
    pub(crate) file: PathBuf,
    /// 县级公钥指纹，打电话核对过的；第一次导入要写
    #[arg(long, value_name = "指纹")]
    pub(crate) fingerprint: Option<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct TrustExport {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 上报件存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct TrustRotate {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 新密钥从哪天起用，如 2026-12-15：提前几天，好让县里先把名单发下去
    #[arg(long, value_name = "日期", required_unless_present = "at_once", conflicts_with = "at_once")]
    pub(crate) from: Option<String>,
    /// 密钥丢了、被人知道了，马上换；县里的新名单发到以前，别处会查成“密钥未知”
    #[arg(long)]
    pub(crate) at_once: bool,
}

#[derive(Debug, Args)]
#[command(
    next_help_heading = "选项",
    help_template = PAGE,
    disable_help_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令"
)]
pub(crate) struct County {
    #[command(subcommand)]
    pub(crate) verb: CountyVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CountyVerb {
    /// 生成县级密钥（私钥和公钥两个文件）
    Init(CountyInit),
    /// 用各大厅的上报件签一份信任名单
    Sign(CountySign),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct CountyInit {
    /// 县级单位名称，如 六安市金安区民政局
    #[arg(long, value_name = "名称")]
    pub(crate) name: String,
    /// 两个文件存到哪个文件夹
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct CountySign {
    /// 县级私钥文件
    #[arg(long, value_name = "私钥文件")]
    pub(crate) key: PathBuf,
    /// 上一份信任名单：没有上报的大厅照旧，版本加一
    #[arg(long, value_name = "信任名单")]
    pub(crate) previous: Option<PathBuf>,
    /// 有效多少天，过期后查验会提醒换新
    #[arg(long, value_name = "天", default_value_t = 90)]
    pub(crate) days: u16,
    /// 信任名单存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
    /// 各大厅的上报件
    #[arg(help_heading = "参数", value_name = "上报件")]
    pub(crate) halls: Vec<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Verifier {
    /// 县里签的信任名单，写进核验页；不写的话，用证单位要自己打开名单、核对指纹
    #[arg(long, value_name = "信任名单")]
    pub(crate) trust: Option<PathBuf>,
    /// 核验页存到哪里，如 证明核验.html
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}
