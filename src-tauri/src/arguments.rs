//! What can be said on the command line of the window.

use std::path::PathBuf;

use clap::Parser;

/// 守章：社区证明出具台。
///
/// 不写参数：打开数据文件夹里的大厅台账；还没有台账时打开演示大厅。
#[derive(Debug, Clone, Default, Parser)]
#[command(name = "shouzhang-app", version, about, long_about)]
pub struct Arguments {
    /// 打开这本台账；要新建，同时写 --demo 或 --hall
    #[arg(long, value_name = "台账文件")]
    pub book: Option<PathBuf>,
    /// 打开演示大厅：六安市虚构社区，人和号码都是编的
    #[arg(long, conflicts_with = "hall")]
    pub demo: bool,
    /// 没有台账时，用这个资料文件（TOML）建真实大厅的台账
    #[arg(long, value_name = "资料文件")]
    pub hall: Option<PathBuf>,
}
