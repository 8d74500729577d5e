import Glibc

enum Clock {
  /// Now, or what SOURCE_DATE_EPOCH says (https://reproducible-builds.org/specs/source-date-epoch),
  /// in UTC: `YYYYMMDDThhmmssZ`.
  static func timestamp() -> String {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    return timestamp(Int(Console.environment("SOURCE_DATE_EPOCH")) ?? now.tv_sec)
  }

  /// A number of seconds since 1970 as a date of the Gregorian calendar.
  static func timestamp(_ seconds: Int) -> String {
    let day = seconds / 86_400
    let second = seconds % 86_400
    // Days are counted from 1 March of year 0, so that a leap day ends its year
    // (Hinnant, "chrono-compatible low-level date algorithms", 2013).
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year + era * 400 + (month >= 10 ? 1 : 0))\(two(month < 10 ? month + 3 : month - 9))"
      + "\(two(dayOfYear - (153 * month + 2) / 5 + 1))"
      + "T\(two(second / 3_600))\(two(second / 60 % 60))\(two(second % 60))Z"
  }
}
