// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_NAMED_HPP
#define STARLOT_SCHEME_NAMED_HPP

#include <starlot/core/error.hpp>

#include <concepts>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace starlot::inline v0 {

namespace detail {

template <class Part>
concept SaysNameAndVersion = requires {
  { Part::name } -> std::convertible_to<std::string_view>;
  { Part::version } -> std::convertible_to<int>;
};
template <class Part>
concept SaysParameters = requires(Part const& p) {
  std::span<std::int64_t const>{p.parameters()};
};
/// A range of texts that the part keeps: one by value would be gone when it is read.
template <class Texts>
concept KeptTexts = std::convertible_to<Texts, std::span<std::string_view const>> &&
    (std::is_lvalue_reference_v<Texts> || std::same_as<Texts, std::span<std::string_view const>>);
template <class Part>
concept SaysTextParameters = requires(Part const& p) {
  { p.text_parameters() } -> KeptTexts;
};
template <class Part>
concept SaysReads = requires(Part const& p) {
  { p.reads() } -> KeptTexts;
};
template <class Part>
concept HasNoParameters = std::is_empty_v<Part> && !requires(Part const& p) {
  p.parameters();
};

template <class Part> [[nodiscard]] constexpr std::span<std::string_view const> reads_of(Part const& part) {
  if constexpr (SaysReads<Part>)
    return part.reads();
  else
    return {};
}
template <class Part>
[[nodiscard]] constexpr std::span<std::string_view const> text_parameters_of(Part const& part) {
  if constexpr (SaysTextParameters<Part>)
    return part.text_parameters();
  else
    return {};
}

/// Whether a custom part says that a better finding never makes the result worse.
template <class Part> [[nodiscard]] consteval bool says_monotone() {
  if constexpr (requires { Part::is_monotone; })
    return Part::is_monotone;
  else
    return false;
}

/// What a custom part says is wrong with itself.
template <class Part> [[nodiscard]] constexpr errc fault_in(Part const& part) {
  if constexpr (requires {
                  { (part.check)().error() } -> std::convertible_to<error const&>;
                }) {
    auto const checked = (part.check)();
    return checked.has_value() ? errc::none : checked.error().code;
  } else {
    return errc::none;
  }
}

} // namespace detail

/// A custom part (rule, roll-up, step, ladder, policy, aggregation policy) says in the scheme's hash what it is: a name,
/// a version, and what it was built with.
///
/// `static constexpr std::string_view name`, `static constexpr int version`; and where it has data members
/// `parameters()`, a range of `std::int64_t`, `text_parameters()`, a range of `std::string_view` that it keeps, or both.
/// What it asks the score for by id it may list in `reads()`, a range of `std::string_view` that it keeps: a scheme without
/// one of them is refused (`errc::unknown_read`), and they are in the hash. With `constexpr result<void> check() const` it
/// is checked where a scheme is: an error, as `errc::wrong_parameter`, refuses the scheme.
template <class Part>
concept Named = detail::SaysNameAndVersion<Part> &&
    (detail::SaysParameters<Part> || detail::SaysTextParameters<Part> || detail::HasNoParameters<Part>);

} // namespace starlot::inline v0

#endif
