/// Words that reports use on every page, whatever they are about.
enum ReportWords {
  /// Verbs that open clauses: 推进机动车新能源化 is about 机动车.
  static let routineVerbs = words(
    """
    推进 加强 完善 健全 强化 深化 实施 开展 推动 提升 提高 促进 加快 建立 优化 落实 做好 坚持 统筹 构建 打造 支持 保障
    实现 完成 巩固 扩大 发挥 争取 改进 推广 抓好 加大 严守 铸牢 维护 防范 化解 打击 处置 深入 持续 全面 积极 稳妥 有效
    切实 大力 着力 全力 努力 启动 推出 出台 制定 编制 修订 确保 增强 拓展 培育 引导 鼓励 规范 严格 压实 压减 减少 降低
    增加 新增 新建 改造 建成 建设好 办好 用好 守住 守护 筑牢 夯实 压紧 聚焦 围绕 突出 紧扣 把握 坚决 遏制 纠治 整治
    整合 盘活 释放 激发 吸引 集聚 引进 培养 选派 组织 举办 参与 配合 服务 帮助 解决 回应 排查 监管 查处 治理 消除 修复
    保护 保持 开放 入选 获评 创建 形成 取得 发布 设立 成立 布局 谋划 部署 研究 探索 试行 推行 贯彻 学习 宣传 弘扬 传承
    提供 享受 满足 关心 关注 改善 便利 方便 畅通 打通 连接 覆盖 延伸 升级 更新 转变 转型 接受 牢记 领悟 坚定 团结 谱写
    """)

  /// Nouns that say nothing by themselves at the end of a phrase.
  static let lightNouns = words(
    """
    工作 水平 能力 力度 效能 成效 方面 问题 情况 领域 要求 作用 局面 目标 任务 措施 条件 过程 方式 方法 结果 原因 内容
    程度 范围 状况 因素 需求 需要 意义 优势 特点 思路 重点 基础 环节 步伐 进展 进程 比例 数量 规模 总数 人数 质量 效益
    """)

  /// Ends of names of places, institutions, undertakings and facilities.
  static let nameEndings = words(
    """
    水库 公园 行动 工程 体系 机制 计划 系统 平台 中心 设施 制度 项目
    基地 园区 委员会 办公室 大会 政府 机构 银行 大学 医院 学校 集团 公司
    协会 基金 指数 战略 规划 条例 办法 标准 目录 名录 清单 指南 方案 试点
    示范区 先行区 自贸区 开发区 新区 城区 街区 社区 片区 流域 湿地 森林 走廊
    绿道 管线 管网 站点 口岸 通道 经验 模式 精神 主义 理念 格局 空间 城市
    技术 产业 经济 市场 企业 能源 电力 污染 天气 风险 隐患 资源 资产 监督
    审计 服务 保险 基金会 组织 论坛 峰会 会议 活动 用地 农田 乡村 校园 热线
    湖 河 江 山 区 县 镇 乡 村 路 桥 站 港 厅 局 部 委 院
    法 率 量 额 费 税 券 债 网 线 点 圈 带 群 库 馆 场 所
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
