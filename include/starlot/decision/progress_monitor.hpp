// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DECISION_PROGRESS_MONITOR_HPP
#define STARLOT_DECISION_PROGRESS_MONITOR_HPP

#include <concepts>
#include <type_traits>

namespace starlot::inline v0 {

/// Monitors a long run: it is called now and then with the part that is done, from 0 to 1, and decides whether the
/// run goes on.
///
///     auto const show = [&](double done) { bar.set(done); return !token.stop_requested(); };
///     grade_distribution::of(scores, simple_random{100}, ladder, {.monitor = show});
///     grade_distribution::of(scores, simple_random{100}, ladder, {.monitor = token});      // a std::stop_token
///
/// Refers to the function or token, which has to live as long; temporaries do not compile. The last call of a
/// complete run is with 1, and its answer has no effect. A type that is both function and token is refused. A null
/// function pointer is no monitor.
class progress_monitor {
public:
  /// No monitor: the run goes to its end.
  constexpr progress_monitor() = default;

  /// A function that takes the part that is done, 0 to 1, and answers whether to go on.
  template <class Function>
    requires(!std::is_function_v<Function>)
  &&requires(Function const& f) {
    { f(0.5) } -> std::convertible_to<bool>;
  }
  constexpr progress_monitor(Function const& f) noexcept
      : of_{&f}, ask_{[](void const* p, double done) -> bool {
          return (*static_cast<Function const*>(p))(done);
        }} {}

  constexpr progress_monitor(bool (*f)(double)) noexcept : plain_{f} {}

  /// A token like `std::stop_token`.
  template <class Token>
    requires requires(Token const& t) {
      { t.stop_requested() } -> std::convertible_to<bool>;
    }
  constexpr progress_monitor(Token const& token) noexcept
      : of_{&token}, ask_{[](void const* p, double) -> bool {
          return !static_cast<Token const*>(p)->stop_requested();
        }} {}

  template <class T>
    requires(!std::same_as<T, progress_monitor> && !std::is_pointer_v<T>)
  progress_monitor(T const&&)
  = delete;

  /// Whether to go on.
  [[nodiscard]] bool operator()(double done) const {
    return plain_ != nullptr ? plain_(done) : ask_ == nullptr || ask_(of_, done);
  }

private:
  bool (*plain_)(double) = nullptr;
  void const* of_ = nullptr;
  bool (*ask_)(void const*, double) = nullptr;
};

} // namespace starlot::inline v0

#endif
