//! What can be typed for the papers beside the certificates: guides, forms, notices, the site.

use std::path::PathBuf;

use clap::Args;

use crate::args::{BookArg, PAGE};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Guide {
    /// 事项代码，如 K29
    #[arg(long, value_name = "代码", required_unless_present = "booklet", conflicts_with = "booklet")]
    pub(crate) item: Option<String>,
    /// 所有启用的事项合成一册：封面、目录、页码、书签
    #[arg(long)]
    pub(crate) booklet: bool,
    /// 合成一册时，停用的事项也收（会写明停用）
    #[arg(long, requires = "booklet")]
    pub(crate) all: bool,
    /// 台账文件：写上本大厅的名称、地点和电话；不写就留空手填
    #[arg(long, value_name = "台账文件")]
    pub(crate) book: Option<PathBuf>,
    /// 发布人；不写就留空手填
    #[arg(long, value_name = "单位", default_value = "")]
    pub(crate) publisher: String,
    /// 生效日期，如 2026-12-01；不写就留空手填
    #[arg(long, value_name = "日期", default_value = "")]
    pub(crate) effective: String,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Publish {
    /// 台账文件：写上本大厅的名称、地点和电话
    #[arg(long, value_name = "台账文件")]
    pub(crate) book: Option<PathBuf>,
    /// 发布人
    #[arg(long, value_name = "单位", default_value = "")]
    pub(crate) publisher: String,
    /// 生效日期，如 2026-12-01
    #[arg(long, value_name = "日期", default_value = "")]
    pub(crate) effective: String,
    /// 县里签的信任名单：写上就一起发布核验页，给用证单位查真伪
    #[arg(long, value_name = "信任名单")]
    pub(crate) trust: Option<PathBuf>,
    /// 网页存到哪个文件夹
    #[arg(long, value_name = "文件夹")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Commitment {
    /// 居民要的是什么证明，原话或名称
    #[arg(long, value_name = "请求")]
    pub(crate) request: String,
    /// 要证明的单位；不写就留空手填
    #[arg(long, value_name = "单位", default_value = "")]
    pub(crate) unit: String,
    /// 单位给的依据
    #[arg(long, value_name = "依据", default_value = "")]
    pub(crate) basis: String,
    /// 居民在那里办什么事
    #[arg(long, value_name = "事项", default_value = "")]
    pub(crate) matter: String,
    /// 居民姓名；不写就留空手填
    #[arg(long, value_name = "姓名", default_value = "")]
    pub(crate) applicant: String,
    /// 不应出具事项的代码，如 P01；不写就按请求的文字判断
    #[arg(long, value_name = "代码")]
    pub(crate) code: Option<String>,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Poster {
    /// 台账文件：写上本大厅的名称和电话；不写就留空手填
    #[arg(long, value_name = "台账文件")]
    pub(crate) book: Option<PathBuf>,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Notice {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 事项代码，如 K26
    #[arg(long, value_name = "代码")]
    pub(crate) item: String,
    /// 会议种类：居民会议、居民代表会议、村民会议、村民会议（户的代表）、村民代表会议、村民小组会议、协商会
    #[arg(long, value_name = "会议")]
    pub(crate) meeting: String,
    /// 讨论的事项，一两句话
    #[arg(long, value_name = "议题")]
    pub(crate) subject: String,
    /// 开会的日期
    #[arg(long, value_name = "日期")]
    pub(crate) held_on: String,
    /// 开会的地点
    #[arg(long, value_name = "地点", default_value = "")]
    pub(crate) place: String,
    /// 应到人数
    #[arg(long, value_name = "人数")]
    pub(crate) expected: u32,
    /// 实到人数
    #[arg(long, value_name = "人数")]
    pub(crate) present: u32,
    /// 同意人数
    #[arg(long, value_name = "人数")]
    pub(crate) agreed: u32,
    /// 公示几日，不少于 15
    #[arg(long, value_name = "日数")]
    pub(crate) days: Option<u16>,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Application {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 事项代码，如 K05
    #[arg(long, value_name = "代码")]
    pub(crate) item: String,
    /// 字段值文件：{"字段名": "值", …}；- 表示标准输入，不写就留空手填
    #[arg(long, value_name = "文件")]
    pub(crate) values: Option<PathBuf>,
    /// 已收的材料（可重复），名字照办事指南
    #[arg(long, value_name = "材料")]
    pub(crate) material: Vec<String>,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项", help_template = PAGE, disable_help_flag = true)]
pub(crate) struct Stub {
    #[command(flatten)]
    pub(crate) book: BookArg,
    /// 编号，如 柳荫居证〔2026〕0418号
    #[arg(help_heading = "参数", value_name = "编号")]
    pub(crate) number: String,
    /// PDF 存到哪里
    #[arg(long, value_name = "文件")]
    pub(crate) out: PathBuf,
}
