import Bitext
import Formats
import Glibc
import Lint

/// What `.yizhi.yml` says.
struct Configuration {
  /// The file's name in the folder that it stands in.
  static let fileName = ".yizhi.yml"

  /// The folder of the file, with a slash at its end; empty for the working folder.
  var folder = ""
  var sourceLanguage: LanguageTag?
  var targetLanguage: LanguageTag?
  var encoding: String?
  var glossaries: [String] = []
  var references: [String] = []
  var baseline: String?
  var failLevel: Severity?
  var rules: [String: LintConfiguration.RuleSetting] = [:]
  var suppressions: [Lint.Suppression] = []

  /// The configuration at `path`, or else the one of the working folder or of the nearest folder
  /// above it, up to the root of the git repository; an empty one where there is none.
  /// - Throws: `FormatError` where the file cannot be read, `CommandError` where it is wrong.
  static func load(_ path: String?) throws -> Configuration {
    guard let path = path ?? find() else { return Configuration() }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    return try ConfigurationReader(path: path).read(try text(of: path), folder: folder)
  }

  /// An empty file says nothing, which is no mistake.
  private static func text(of path: String) throws -> String {
    do {
      return try contents(of: path)
    } catch let error as FormatError where error.kind == .empty {
      return ""
    }
  }

  private static func contents(of path: String) throws -> String {
    try TextFile(path: path).lines.joined(separator: "\n")
  }

  /// A path of the configuration as the working folder sees it.
  func resolved(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

  private static func find() -> String? {
    var prefix = ""
    var nearest: String?
    // A path has at most so many parts that a folder above all of them is the root.
    for _ in 0..<64 {
      if nearest == nil, exists(prefix + fileName) { nearest = prefix + fileName }
      if exists(prefix + ".git") { return nearest }
      prefix += "../"
    }
    // Without a repository only the working folder counts.
    return exists(fileName) ? fileName : nil
  }

  private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
