// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_CORE_WATCH_HPP
#define STARLOT_CORE_WATCH_HPP

#include <concepts>

namespace starlot::inline v0 {

/// Looks after a long run: is told now and then which part of it is done, and says whether it shall go on.
///
///     auto const show = [&](double done) { bar.set(done); return !token.stop_requested(); };
///     star_law::of(scores, simple_random{100}, ladder, {.watched = show});
///     star_law::of(scores, simple_random{100}, ladder, {.watched = token});      // a std::stop_token
///
/// Refers to the function or the token, which has to live as long: temporaries are refused by the compiler.
class watch {
public:
  /// Nobody looks: the run goes to its end.
  constexpr watch() = default;

  /// A function that takes the part that is done, 0 to 1, and answers whether to go on.
  template <class F>
    requires requires(F const& f) {
      { f(0.5) } -> std::same_as<bool>;
    }
  constexpr watch(F const& f) noexcept
      : of_{&f}, ask_{[](void const* p, double done) -> bool { return (*static_cast<F const*>(p))(done); }} {}

  /// A token like `std::stop_token`.
  template <class Token>
    requires requires(Token const& t) {
      { t.stop_requested() } -> std::convertible_to<bool>;
    }
  constexpr watch(Token const& token) noexcept
      : of_{&token}, ask_{[](void const* p, double) -> bool {
          return !static_cast<Token const*>(p)->stop_requested();
        }} {}

  template <class T>
    requires(!std::same_as<T, watch>)
  watch(T const&&)
  = delete;

  /// Whether to go on.
  [[nodiscard]] bool operator()(double done) const { return ask_ == nullptr || ask_(of_, done); }

private:
  void const* of_ = nullptr;
  bool (*ask_)(void const*, double) = nullptr;
};

} // namespace starlot::inline v0

#endif
