/// Eight sentences with their translations, and eight that translate nothing.
enum Examples {
  static let chinese = [
    "今年经济增长5.2%，就业稳定。", "我们加强生态环境保护。", "密云水库水质良好。", "轨道交通建设加快推进。",
    "新增学校二十所。", "医疗卫生体系更加完善。", "人民生活水平不断提高。", "科技创新取得新突破。",
  ]
  static let english = [
    "The economy grew by 5.2% this year and employment was stable.",
    "We strengthened ecological protection.", "The water quality of Miyun Reservoir is good.",
    "Construction of rail transit picked up speed.", "Twenty new schools were built.",
    "The medical and health system was improved.", "Living standards kept rising.",
    "New breakthroughs were made in science and technology.",
  ]
  static let unrelated = [
    "It was a dark night and the sailors were asleep.", "Nobody heard the old piano.",
    "She put the letter on the table and left.", "A cat sat by the window.",
    "My uncle had never seen the sea.", "They laughed until the candle went out.",
    "His horse was tired and hungry.", "Snow fell on the roof all evening.",
  ]
}
