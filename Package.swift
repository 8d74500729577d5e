// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A module of the library: a folder of `Sources` and the modules below it that it may import.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "yizhi",
  products: [
    .executable(name: "yizhi", targets: ["yizhi"]),
    .library(
      name: "Yizhi",
      targets: ["Bitext", "Linguistics", "Formats", "Alignment", "Terminology", "Lint", "Reports"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CMalloc"),

    .target(name: "CHanTables", exclude: ["han.table"]),
    .executableTarget(name: "generate-han-tables", swiftSettings: settings),

    module("Bitext"),
    module("Linguistics", ["Bitext", "CHanTables", "CSnowball"]),
    module("XML", ["CLibXML2"]),
    module("Formats", ["Bitext", "Linguistics", "XML", "CMalloc", "CZlib"]),
    .target(name: "CBaseLexicon", exclude: ["base.lexicon", "Written"]),
    module("Alignment", ["Bitext", "Linguistics", "CBaseLexicon"]),
    module("Terminology", ["Bitext", "Linguistics", "Alignment"]),
    module("Lint", ["Bitext", "Linguistics", "Alignment", "Terminology"]),
    module("Reports", ["Bitext", "Linguistics", "XML", "Formats", "Terminology", "Lint"]),
    .executableTarget(
      name: "yizhi",
      dependencies: [
        "Bitext", "Linguistics", "Formats", "Alignment", "Terminology", "Lint", "Reports", "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: ["review.html", "review.css", "review.js"].map {
        .embedInCode("GlossaryReview/" + $0)
      },
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "Bitext"),
    tests(of: "Linguistics", ["Bitext"]),
    tests(of: "XML"),
    tests(of: "Formats", ["Bitext", "XML"]),
    tests(of: "Alignment", ["Bitext", "Linguistics", "Formats"]),
    tests(of: "Terminology", ["Bitext", "Linguistics", "Formats", "Alignment"]),
    tests(of: "Lint", ["Bitext", "Linguistics", "Alignment", "Terminology"]),
    tests(of: "Reports", ["Bitext", "Linguistics", "XML", "Formats", "Terminology", "Lint"]),
    .testTarget(
      name: "CommandTests", dependencies: ["yizhi", "TestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)

// Only `make docs` needs what makes the documentation's site.
if Context.environment["YIZHI_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

// The fuzzer needs a sanitizer of its own, so it is a part of the package only for `make fuzz`.
if Context.environment["YIZHI_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Bitext", "Linguistics", "Formats", "Alignment", "Terminology", "Lint", "Yams",
      ],
      path: "Tests/Fuzz", exclude: ["corpus", "fuzz.sh", "xml.dict"], swiftSettings: settings))
}
