// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_EXAMPLES_PROGRESS_HPP
#define STARLOT_EXAMPLES_PROGRESS_HPP

// How far a long run is, on standard error if that is a terminal: progress const show; … {.monitor = show}

#include <chrono>
#include <cstdio>
#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

class progress {
public:
  progress() = default;
  progress(progress const&) = delete;
  progress& operator=(progress const&) = delete;
  /// Nothing of it stays on the screen.
  ~progress() { clear(); }

  /// Part of the run that is done, 0 to 1; it always goes on. Shown after a second, and then once for every percent.
  bool operator()(double done) const {
    auto const percent = static_cast<int>(100 * done);
    if (is_terminal_ && percent != shown_ &&
        std::chrono::steady_clock::now() - begun_ > std::chrono::seconds{1}) {
      shown_ = percent;
      std::fprintf(stderr, "\r%3d %%", percent);
      std::fflush(stderr);
    }
    return true;
  }
  void clear() const {
    if (shown_ >= 0)
      std::fputs("\r     \r", stderr);
    shown_ = -1;
  }

private:
  [[nodiscard]] static bool ask() {
#if defined(_WIN32)
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
  }

  bool is_terminal_ = ask();
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  mutable int shown_ = -1;
};

#endif
