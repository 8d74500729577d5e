import XML

extension XLIFF2Grammar {
  /// The usual prefix of a module's namespace; nil for other vocabularies.
  static func prefix(of namespace: String) -> String? { prefixes[namespace] }

  private static let prefixes = [
    "urn:oasis:names:tc:xliff:fs:2.0": "fs",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
    "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
    "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
    "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
    "urn:oasis:names:tc:xliff:changetracking:2.1": "ctr",
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
    "urn:oasis:names:tc:xliff:validation:2.0": "val",
    "urn:oasis:names:tc:xliff:itsm:2.1": "itsm",
    "http://www.w3.org/2005/11/its": "its",
  ]

  /// Modules whose attributes and elements are all listed here.
  static let listedModules: Set = ["fs", "mtc", "gls", "mda", "res", "ctr", "slr", "val"]

  /// An element by the name that its rule has: `mda:meta`, or `unit` of the core; nil for one of
  /// another vocabulary.
  static func name(of element: XMLElement) -> String? {
    if element.namespace.isXLIFF { return String(element.localName) }
    return prefix(of: element.namespace).map { "\($0):\(element.localName)" }
  }

  /// What an attribute of a module may hold; nil for one that the module does not have.
  static func value(of attribute: String) -> Value? { moduleAttributes[attribute] }

  private static let moduleAttributes: [String: Value] = [
    "fs:fs": .choice(htmlElements), "fs:subFs": .any, "slr:storageRestriction": .any,
    "slr:sizeRestriction": .any, "slr:equivStorage": .any, "slr:sizeInfo": .any,
    "slr:sizeInfoRef": .token,
  ]

  private static let htmlElements = """
    a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt \
    em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span \
    strike strong sub sup table tbody td tfoot th thead title tr tt u ul
    """.split(separator: " ").map(String.init)

  static let modules: [String: Rule] = [
    "mda:metadata": Rule(attributes: ["id": .token], content: [.some("mda:metaGroup")]),
    "mda:metaGroup": Rule(
      attributes: [
        "id": .token, "category": .any, "appliesTo": .choice(["source", "target", "ignorable"]),
      ], content: [.some("mda:metaGroup", "mda:meta")]),
    "mda:meta": Rule(attributes: ["type": .required(.any)], holdsText: true),
    "gls:glossary": Rule(content: [.some("gls:glossEntry")]),
    "gls:glossEntry": Rule(
      attributes: ["id": .token, "ref": .any], others: .all,
      content: [
        .one("gls:term"), .any("gls:translation"), .optional("gls:definition"), .foreign,
      ]),
    "gls:term": Rule(attributes: ["source": .any], others: .all, holdsText: true),
    "gls:translation": Rule(
      attributes: ["id": .token, "ref": .any, "source": .any], others: .all, holdsText: true),
    "gls:definition": Rule(attributes: ["source": .any], others: .all, holdsText: true),
    "mtc:matches": Rule(content: [.some("mtc:match")]),
    "mtc:match": Rule(
      attributes: [
        "id": .token, "matchQuality": .percentage, "matchSuitability": .percentage,
        "origin": .any, "ref": .required(.any), "reference": .yesNo, "similarity": .percentage,
        "subType": .prefixed,
        "type": .choice(["am", "mt", "icm", "idm", "tb", "tm", "other"]),
      ], others: .all,
      content: [
        .optional("mda:metadata"), .optional("originalData"), .one("source"), .one("target"),
        .foreign,
      ]),
    "res:resourceData": Rule(
      content: [.any("res:resourceItemRef"), .any("res:resourceItem")]),
    "res:resourceItemRef": Rule(
      attributes: ["id": .token, "ref": .required(.token)], others: .all),
    "res:resourceItem": Rule(
      attributes: ["id": .token, "mimeType": .any, "context": .yesNo], others: .all,
      content: [.optional("res:source"), .optional("res:target"), .any("res:reference")]),
    "res:source": Rule(
      attributes: ["href": .any, "xml:lang": .language], others: .all, content: [.foreign]),
    "res:target": Rule(
      attributes: ["href": .any, "xml:lang": .language], others: .all, content: [.foreign]),
    "res:reference": Rule(
      attributes: ["href": .required(.any), "xml:lang": .language], others: .all),
    "ctr:changeTrack": Rule(content: [.some("ctr:revisions")]),
    "ctr:revisions": Rule(
      attributes: ["appliesTo": .required(.token), "ref": .token, "currentVersion": .token],
      others: .all, content: [.some("ctr:revision")]),
    "ctr:revision": Rule(
      attributes: ["author": .any, "datetime": .any, "version": .token], others: .all,
      content: [.some("ctr:item")]),
    "ctr:item": Rule(
      attributes: ["property": .required(.any)], others: .all, content: [.text],
      holdsText: true),
    "slr:profiles": Rule(
      attributes: ["generalProfile": .any, "storageProfile": .any],
      content: [.optional("slr:normalization"), .foreign]),
    "slr:normalization": Rule(
      attributes: ["general": .normalization, "storage": .normalization]),
    "slr:data": Rule(
      attributes: ["profile": .required(.any)], others: .all, content: [.foreign]),
    "val:validation": Rule(others: .all, content: [.some("val:rule")]),
    "val:rule": Rule(
      attributes: [
        "isPresent": .any, "occurs": .number(1...Int.max), "isNotPresent": .any,
        "startsWith": .any, "endsWith": .any, "existsInSource": .yesNo, "caseSensitive": .yesNo,
        "normalization": .normalization, "disabled": .yesNo,
      ], others: .all),
  ]
}
