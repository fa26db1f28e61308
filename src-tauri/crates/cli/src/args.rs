//! What can be typed, and its help.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::paper_args::{Application, Commitment, Guide, Notice, Poster, Publish, Stub};
use crate::trust_args::{County, Trust, Verifier};

/// A page of help, in Chinese like everything the program says to a person.
pub(crate) const PAGE: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// 守章：社区证明出具台的命令行。桌面窗口能办的，这里都能办。
///
/// 退出码：0 办成；1 按规定不能办（会说明原因和下一步）；2 出了故障或写法不对。
#[derive(Debug, Parser)]
#[command(
    name = "shouzhang",
    version,
    about,
    long_about,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    next_help_heading = "选项",
    help_template = PAGE
)]
pub(crate) struct Cli {
    /// 显示帮助
    #[arg(long, short, global = true, action = ArgAction::Help)]
    pub(crate) help: Option<bool>,

    /// 显示版本
    #[arg(long, short = 'V', action = ArgAction::Version)]
    pub(crate) version: Option<bool>,

    /// 用 JSON 输出，给程序读
    #[arg(long, global = true)]
    pub(crate) json: bool,

    /// 指定办理时间，如 2026-11-23T14:36:00+08:00；不写就用现在
    #[arg(long, global = true, value_name = "时间")]
    pub(crate) now: Option<String>,

    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// 新建一本台账（演示大厅或真实大厅）
    Init(Init),
    /// 判断一个请求该走哪条路，或检查文字里有没有不该写的；不需要台账
    Check(Check),
    /// 列出在用清单：可以出具的和不应出具的
    Items(Items),
    /// 出具一份证明：编号、PDF、登记、用印一次办成
    Issue(Issue),
    /// 不予出具：登记索要单位，并写一份《不予出具告知单》
    Refuse(Refuse),
    /// 空白样表；不需要台账
    Sample(Sample),
    /// 办事指南：一项一份，或全部合成一册；不需要台账
    Guide(Guide),
    /// 把办事指南发布成静态网页：手机能看、不要服务器、不联网；不需要台账
    Publish(Publish),
    /// 告知承诺书（空白表）：交要证明的单位，不交社区；不需要台账
    Commitment(Commitment),
    /// 墙上的清单海报（A3）：可以出具的和不应出具的
    Poster(Poster),
    /// 议事协商结果公示
    Notice(Notice),
    /// 受理回执：限时办结的事项，收件时交居民
    Receipt(Application),
    /// 审签单：负责人签字、用印前归档用
    SignOff(Application),
    /// 一份证明的存根（个人信息已遮蔽）
    Stub(Stub),
    /// 查台账
    List(List),
    /// 看一份证明或告知单（个人信息已遮蔽）
    Show(Show),
    /// 作废一份证明
    Void(Void),
    /// 作废并重开：新证明写明替换哪一份
    Reissue(Reissue),
    /// 导出一个月的出具台账、不予出具登记和用印登记
    Export(Export),
    /// 核对整本台账，或查验一份证明的真伪；有问题就说清楚（退出码 1）
    Verify(Verify),
    /// 信任名单：看、导入、给县里导出上报件
    Trust(Trust),
    /// 县级工具：生成密钥，签信任名单；不需要台账
    County(County),
    /// 核验页：给用证单位的一个网页文件，不联网就能查验；不需要台账
    Verifier(Verifier),
}

/// 台账文件
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct BookArg {
    /// 台账文件
    #[arg(long, value_name = "台账文件")]
    pub(crate) book: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Init {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 建演示大厅：六安市虚构社区，人和号码都是编的
    #[arg(long, conflicts_with = "hall", required_unless_present = "hall")]
    pub(crate) demo: bool,
    /// 真实大厅的资料文件（TOML）
    #[arg(long, value_name = "资料文件")]
    pub(crate) hall: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Check {
    /// 居民的话、单位的要求，或事项名称、俗称、拼音首字母
    #[arg(
        help_heading = "参数",
        value_name = "文字",
        required_unless_present = "batch",
        conflicts_with = "batch"
    )]
    pub(crate) text: Option<String>,
    /// 当成一份文书的正文来检查（可配 --title）
    #[arg(long, conflicts_with = "batch")]
    pub(crate) body: bool,
    /// 文书标题，和 --body 一起用
    #[arg(long, requires = "body", value_name = "标题")]
    pub(crate) title: Option<String>,
    /// 逐行检查 JSONL 文件：{"text": …} 是请求，{"title": …, "body": …} 是文书；- 表示标准输入
    #[arg(long, value_name = "文件")]
    pub(crate) batch: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Items {
    /// 检查并列出一个文件夹里的清单，不用软件自带的
    #[arg(long, value_name = "文件夹")]
    pub(crate) catalog: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Draft {
    /// 字段值文件：{"字段名": "值", …}；- 表示标准输入
    #[arg(long, value_name = "文件")]
    pub(crate) values: PathBuf,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
    /// 没有看到原件的材料（可重复）；不写表示要看的原件都看过了
    #[arg(long, value_name = "材料")]
    pub(crate) unseen: Vec<String>,
    /// 已核对的提醒（可重复），名字在拒绝的说明里
    #[arg(long, value_name = "提醒")]
    pub(crate) confirm: Vec<String>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Issue {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 事项代码，如 K29
    #[arg(long, value_name = "代码")]
    pub(crate) item: String,
    #[command(flatten)]
    pub(crate) draft: Draft,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Refuse {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 居民要的是什么，原话或名称
    #[arg(long, value_name = "请求")]
    pub(crate) request: String,
    /// 哪家单位要的；不知道就不写
    #[arg(long, value_name = "单位", default_value = "")]
    pub(crate) unit: String,
    /// 单位给的依据
    #[arg(long, value_name = "依据", default_value = "")]
    pub(crate) basis: String,
    /// 居民姓名
    #[arg(long, value_name = "姓名", default_value = "")]
    pub(crate) applicant: String,
    /// 居民电话
    #[arg(long, value_name = "电话", default_value = "")]
    pub(crate) phone: String,
    /// 不应出具事项的代码，如 P01；不写就按请求的文字判断
    #[arg(long, value_name = "代码")]
    pub(crate) code: Option<String>,
    /// 告知单 PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Sample {
    /// 事项代码，如 K29
    #[arg(long, value_name = "代码", required_unless_present = "all", conflicts_with = "all")]
    pub(crate) item: Option<String>,
    /// 所有启用的事项各一份，--out 是文件夹
    #[arg(long)]
    pub(crate) all: bool,
    /// PDF 文件，或 --all 时的文件夹
    #[arg(long, value_name = "位置")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StateArg {
    /// 全部
    All,
    /// 有效的证明
    Valid,
    /// 作废的证明
    Void,
    /// 已登记、没确认出纸的证明
    Unconfirmed,
    /// 不予出具
    Refused,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 姓名（1–4 个字）、证件后四位、编号、事项、单位或拼音
    #[arg(help_heading = "参数", value_name = "要找的", default_value = "")]
    pub(crate) text: String,
    /// 只看一个月，如 2026-11
    #[arg(long, value_name = "月份")]
    pub(crate) month: Option<String>,
    /// 只看一种
    #[arg(long, value_enum, default_value = "all", value_name = "状态")]
    pub(crate) state: StateArg,
    /// 只看一个事项
    #[arg(long, value_name = "代码")]
    pub(crate) item: Option<String>,
    /// 第几页，每页 50 条
    #[arg(long, default_value_t = 1, value_name = "页")]
    pub(crate) page: u32,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Show {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 编号，如 柳荫居证〔2026〕0418号
    #[arg(help_heading = "参数", value_name = "编号")]
    pub(crate) number: String,
    /// 把存档的 PDF 另存一份
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Void {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 编号
    #[arg(help_heading = "参数", value_name = "编号")]
    pub(crate) number: String,
    /// 为什么作废
    #[arg(long, value_name = "原因")]
    pub(crate) reason: String,
    /// 原件收回了
    #[arg(long)]
    pub(crate) recovered: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Reissue {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 被替换的编号
    #[arg(help_heading = "参数", value_name = "编号")]
    pub(crate) number: String,
    /// 为什么重开
    #[arg(long, value_name = "原因")]
    pub(crate) reason: String,
    /// 要改的字段值文件：没写到的字段照原来的；- 表示标准输入，不写表示全部照原来的
    #[arg(long, value_name = "文件")]
    pub(crate) values: Option<PathBuf>,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: Option<PathBuf>,
    /// 没有看到原件的材料（可重复）
    #[arg(long, value_name = "材料")]
    pub(crate) unseen: Vec<String>,
    /// 已核对的提醒（可重复）
    #[arg(long, value_name = "提醒")]
    pub(crate) confirm: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// 一个工作簿，三张表
    Xlsx,
    /// 三个文件，UTF-8 带 BOM
    Csv,
    /// 一个文件，三张表，横排 A4，可以直接打印
    Pdf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 月份，如 2026-11
    #[arg(long, value_name = "月份")]
    pub(crate) month: String,
    /// 格式
    #[arg(long, value_enum, default_value = "xlsx", value_name = "格式")]
    pub(crate) format: FormatArg,
    /// 存到哪个文件夹
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Verify {
    /// 核对这本台账；和 --code 等一起写，就用这本台账查验一份证明
    #[arg(long, value_name = "台账文件")]
    pub(crate) book: Option<PathBuf>,
    /// 查验：扫码得到的一长串数字
    #[arg(long, value_name = "数字", conflicts_with_all = ["short", "file"])]
    pub(crate) code: Option<String>,
    /// 查验：二维码下面的 20 位短码
    #[arg(long, value_name = "短码", conflicts_with = "file")]
    pub(crate) short: Option<String>,
    /// 查验：守章出具的 PDF，或有二维码的图片（PNG、JPG）
    #[arg(long, value_name = "文件")]
    pub(crate) file: Option<PathBuf>,
    /// 没有台账时，用县里发的信任名单查验
    #[arg(long, value_name = "信任名单")]
    pub(crate) trust: Option<PathBuf>,
}
