// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_LADDER_HPP
#define STARLOT_DETAIL_REPORT_HTML_LADDER_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/error_code.hpp>
#include <starlot/core/text.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/detail/report/wide_text.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0::detail {

/// Where points lie along a picture: better is to the right, also where few points are good.
class html_scale {
public:
  html_scale(double low, double high, bool turned)
      : low_{std::isfinite(low) ? low : 0}, high_{std::isfinite(high) ? high : 1}, turned_{turned} {
    if (!(high_ > low_))
      high_ = low_ + 1;
  }
  [[nodiscard]] double at(double x) const {
    auto const part = std::isfinite(x) ? (x - low_) / (high_ - low_) : 0;
    auto const within = std::clamp(turned_ ? 1 - part : part, 0.0, 1.0);
    return 1 + 98 * within;
  }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }

private:
  double low_, high_;
  bool turned_;
};

/// Labels along a line: each is kept off those before it, on a phone and on a desktop.
class html_labels {
public:
  enum class fit { everywhere, wide_only, nowhere };

  /// `from` and `to`: the room that a label has, in percent; `columns`: its width in characters.
  [[nodiscard]] static fit within(double from, double to, std::size_t columns) {
    auto const pixels = 8.0 * static_cast<double>(columns) + 6;
    auto const room = to - from;
    return room * phone >= pixels     ? fit::everywhere
           : room * desktop >= pixels ? fit::wide_only
                                      : fit::nowhere;
  }
  /// A label at `at`, centred, behind those that were placed before.
  [[nodiscard]] fit place(double at, std::size_t columns) {
    auto const half = 4.0 * static_cast<double>(columns) + 4;
    if (at * phone - half >= end_phone_) {
      end_phone_ = at * phone + half;
      end_desktop_ = at * desktop + half;
      return fit::everywhere;
    }
    if (at * desktop - half < end_desktop_)
      return fit::nowhere;
    end_desktop_ = at * desktop + half;
    return fit::wide_only;
  }

private:
  static constexpr double phone = 2.9, desktop = 6.6; // pixels of a percent
  double end_phone_ = -1e9, end_desktop_ = -1e9;
};

/// Stars of a text as a number; none where there are none.
[[nodiscard]] inline double stars_of(std::string const& s) {
  double whole = 0, unit = 1;
  bool is_behind = false;
  for (auto const c : s) {
    if (c == '.') {
      is_behind = true;
      continue;
    }
    if (c < '0' || c > '9')
      return 0;
    whole = whole * 10 + (c - '0');
    unit = is_behind ? unit * 10 : unit;
  }
  return whole / unit;
}

/// The stars of a grade, out of those of the best one. What may still come is hatched.
inline void html_badge(html_writer& out, report_rating const& r) {
  double most = 0;
  for (auto const& rung : r.rungs)
    most = (std::max)(most, stars_of(rung.stars));
  if (!(most >= 1) || most > 10)
    return;
  auto const count = static_cast<std::size_t>(std::ceil(most));
  bool const is_open = r.grade.state == outcome::undetermined;
  auto const sure = stars_of((is_open ? r.lowest_grade : r.grade).stars);
  auto const may = is_open ? stars_of(r.highest_grade.stars) : sure;
  auto const id = out.next_id();
  out.add("<svg class=\"badge\" role=\"img\" viewBox=\"0 0 "_html, 26 * count,
          " 26\" aria-labelledby=\"t"_html, id, "\"><title id=\"t"_html, id, "\">"_html);
  out.add(grade_words(r.grade), text{": ", ":"});
  auto const stars = [](double n) {
    return n == std::floor(n) ? std::to_string(static_cast<int>(n))
                              : std::to_string(static_cast<int>(n)) + ".5";
  };
  if (is_open)
    out.add(text{"between ", "介于 "}, stars(sure), text{" and ", "至"}, stars(may), text{" of ", "星,满分"},
            count, text{" stars", "星"});
  else
    out.add(stars(sure), text{" of ", "星,满分"}, count, text{" stars", "星"});
  out.add("</title>"_html);
  for (std::size_t i = 0; i < count; ++i) {
    auto const before = static_cast<double>(i);
    auto const x = 26 * i;
    if (sure > before && sure < before + 1)
      out.add("<path class=\"half\" transform=\"translate("_html, x,
              " 0)\" d=\"M13 2.4V19.4L6.4 23l1.3-7.5-5.4-5.3 7.4-1.1z\"/>"_html);
    out.add("<path class=\"star"_html);
    if (sure >= before + 1)
      out.add(" full"_html);
    else if (may > before && !(sure > before))
      out.add(" maybe"_html);
    out.add(
        "\" transform=\"translate("_html, x,
        " 0)\" d=\"M13 2.4l3.3 6.7 7.4 1.1-5.4 5.3 1.3 7.5-6.6-3.6L6.4 23l1.3-7.5-5.4-5.3 7.4-1.1z\"/>"_html);
  }
  out.add("</svg>\n"_html);
}

/// The score on its ladder, with its interval, or between its bounds.
class html_ladder {
public:
  html_ladder(html_writer& out, report const& page)
      : out_{out}, rating_{*page.rating}, sample_{page.sample ? &*page.sample : nullptr}, scale_{scale()} {}

  void draw() {
    if (rating_.rungs.empty() || rating_.grade.state == outcome::nothing_applies)
      return;
    auto const id = out_.next_id();
    out_.add("<figure><svg class=\"wide\" role=\"img\" height=\"104\" aria-labelledby=\"t"_html, id,
             " d"_html, id, "\"><title id=\"t"_html, id, "\">"_html,
             text{"The score on its ladder", "得分在级别阶梯上的位置"}, "</title><desc id=\"d"_html, id,
             "\">"_html);
    describe();
    out_.add("</desc>\n"_html);
    bands();
    where();
    out_.add("</svg>\n"_html);
    caption();
    out_.add("</figure>\n"_html);
  }

private:
  using fit = html_labels::fit;

  [[nodiscard]] bool has_interval() const {
    return rating_.has_score && sample_ != nullptr && sample_->estimate.none == errc::none &&
           sample_->estimate.no_interval == errc::none && !sample_->estimate.is_census &&
           sample_->estimate.upper > sample_->estimate.lower;
  }

  [[nodiscard]] html_scale scale() const {
    auto const& r = rating_;
    double low = (std::min)(r.lowest.value, r.highest.value),
           high = (std::max)(r.lowest.value, r.highest.value);
    for (auto const& rung : r.rungs) {
      low = (std::min)(low, rung.from.value);
      high = (std::max)(high, rung.from.value);
    }
    if (has_interval()) {
      low = (std::min)(low, sample_->estimate.lower);
      high = (std::max)(high, sample_->estimate.upper);
    }
    if (r.few_points_are_good)
      low = (std::min)(low, 0.0);
    else
      high = (std::max)(high, r.maximum.value);
    auto const room = (std::max)((high - low) * 0.25, 1e-9);
    if (r.few_points_are_good)
      return {low, high + room, true};
    auto const from = low >= 0 ? (std::max)(0.0, low - room) : low - room;
    return {high > 0 && from < high * 0.4 && low >= 0 ? 0 : from, high, false};
  }

  void describe() {
    if (rating_.has_score)
      out_.add(text{"Score ", "得分 "}, rating_.lowest.shown);
    else
      out_.add(text{"Score between ", "得分介于 "}, rating_.lowest.shown, text{" and ", " 与 "},
               rating_.highest.shown);
    for (auto const& r : rating_.rungs)
      out_.add("; "_html, r.name, text{" from ", " 起点 "}, r.from.shown);
  }

  void bands() {
    auto const& rungs = rating_.rungs;
    auto const n = static_cast<double>(rungs.size());
    std::optional<std::size_t> here = rating_.grade.rung;
    auto const end = scale_.at(rating_.few_points_are_good ? scale_.low() : scale_.high());
    out_.add("<line class=\"line\" x1=\"1%\" x2=\"99%\" y1=\"66\" y2=\"66\"/>\n"_html);
    html_labels numbers;
    for (std::size_t i = 0; i < rungs.size(); ++i) {
      auto const from = scale_.at(rungs[i].from.value);
      auto const to = i + 1 < rungs.size() ? scale_.at(rungs[i + 1].from.value) : end;
      if (to > from) {
        out_.add("<rect class=\"band\" y=\"42\" height=\"24\" x=\""_html, html_percent{from},
                 "\" width=\""_html, html_percent{to - from}, "\" fill-opacity=\""_html,
                 html_length{0.1 + 0.3 * static_cast<double>(i + 1) / n}, "\"/>"_html);
        if (here && *here == i)
          out_.add("<rect class=\"here\" y=\"42\" height=\"24\" x=\""_html, html_percent{from},
                   "\" width=\""_html, html_percent{to - from}, "\"/>"_html);
        label(rungs[i], from, to);
      }
      auto const shown = without_zeros(rungs[i].from.shown);
      auto const placed = numbers.place(from, shown.size());
      out_.add("<line class=\"line\" y1=\"66\" y2=\"72\" x1=\""_html, html_percent{from}, "\" x2=\""_html,
               html_percent{from}, "\"/>"_html);
      if (placed != fit::nowhere)
        label_at("soft", placed, from, 87, shown);
      out_.add("\n"_html);
    }
    auto const best = without_zeros(rating_.few_points_are_good ? std::string{"0"} : rating_.maximum.shown);
    if (auto const placed = numbers.place(98, best.size()); placed != fit::nowhere)
      label_at("soft", placed, 99, 87, best);
  }

  /// A rung in its band: its name, or its stars, or nothing.
  void label(report_rung const& r, double from, double to) {
    auto const name = std::string{r.name.in(out_.in())};
    auto const stars = r.stars.empty() ? std::string{} : r.stars + "\xE2\x98\x85";
    auto const long_fit = html_labels::within(from, to, text_width(name));
    auto const short_fit = stars.empty() ? fit::nowhere : html_labels::within(from, to, text_width(stars));
    auto const middle = (from + to) / 2;
    if (long_fit == fit::everywhere)
      return middle_label(middle, "", name);
    if (long_fit == fit::wide_only)
      middle_label(middle, "wide-only", name);
    if (short_fit == fit::everywhere)
      middle_label(middle, long_fit == fit::wide_only ? "phone-only" : "", stars);
    else if (short_fit == fit::wide_only && long_fit == fit::nowhere)
      middle_label(middle, "wide-only", stars);
  }
  void middle_label(double at, std::string_view when, std::string const& what) {
    out_.add("<text text-anchor=\"middle\" y=\"58.5\" class=\""_html, when, "\" x=\""_html, html_percent{at},
             "\">"_html, what, "</text>"_html);
  }
  void label_at(std::string_view kind, fit how, double at, int y, std::string const& what) {
    out_.add("<text class=\""_html, kind);
    if (how == fit::wide_only)
      out_.add(" wide-only"_html);
    out_.add("\" y=\""_html, static_cast<std::size_t>(y), "\" x=\""_html, html_percent{at});
    anchor(at);
    out_.add(what, "</text>"_html);
  }
  void anchor(double at) {
    if (at < 8)
      out_.add("\" text-anchor=\"start\">"_html);
    else if (at > 92)
      out_.add("\" text-anchor=\"end\">"_html);
    else
      out_.add("\" text-anchor=\"middle\">"_html);
  }

  void where() {
    auto const a = scale_.at(rating_.lowest.value), b = scale_.at(rating_.highest.value);
    if (has_interval()) {
      auto const& e = sample_->estimate;
      auto const from = scale_.at(e.lower), to = scale_.at(e.upper);
      out_.add("<line class=\"whisker\" y1=\"32\" y2=\"32\" x1=\""_html, html_percent{(std::min)(from, to)},
               "\" x2=\""_html, html_percent{(std::max)(from, to)}, "\"/>"_html);
      for (auto const x : {from, to})
        out_.add("<line class=\"whisker\" y1=\"27\" y2=\"37\" x1=\""_html, html_percent{x}, "\" x2=\""_html,
                 html_percent{x}, "\"/>"_html);
    }
    if (!rating_.has_score) {
      auto const from = (std::min)(a, b), to = (std::max)(a, b);
      out_.add("<rect class=\"between\" y=\"26\" height=\"12\" x=\""_html, html_percent{from},
               "\" width=\""_html, html_percent{to - from}, "\"/>"_html);
      auto const left = a < b ? rating_.lowest.shown : rating_.highest.shown;
      auto const right = a < b ? rating_.highest.shown : rating_.lowest.shown;
      html_labels ends;
      static_cast<void>(ends.place(from, left.size() + 1));
      auto const second = ends.place(to, right.size() + 1);
      score_label(from, left);
      if (second == fit::everywhere)
        score_label(to, right);
      return;
    }
    out_.add("<line class=\"line\" y1=\"20\" y2=\"42\" x1=\""_html, html_percent{a}, "\" x2=\""_html,
             html_percent{a}, "\"/><circle class=\"mark\" cy=\"32\" r=\"6\" cx=\""_html, html_percent{a},
             "\"/>"_html);
    score_label(a, rating_.lowest.shown);
  }
  void score_label(double at, std::string const& shown) {
    out_.add("<text class=\"strong\" y=\"15\" x=\""_html, html_percent{at});
    anchor(at);
    out_.add(shown, "</text>"_html);
  }

  void caption() {
    if (has_interval())
      out_.add(
          "<figcaption>"_html, text{"Dot: the score. Bar with ends: its ", "圆点:得分。带端线:"},
          level_words(sample_->level),
          text{" interval. Bands: the grades, with their cut-offs.", "置信区间。色带:各级别及其分数线。"},
          "</figcaption>\n"_html);
    else if (rating_.has_score)
      out_.add("<figcaption>"_html,
               text{"Dot: the score. Bands: the grades, with their cut-offs.",
                    "圆点:得分。色带:各级别及其分数线。"},
               "</figcaption>\n"_html);
    else
      out_.add("<figcaption>"_html,
               text{"Dotted: where the score may lie. Bands: the grades, with their cut-offs.",
                    "点状区:得分可能所在的范围。色带:各级别及其分数线。"},
               "</figcaption>\n"_html);
  }

  html_writer& out_;
  report_rating const& rating_;
  report_sample const* sample_;
  html_scale scale_;
};

} // namespace starlot::inline v0::detail

#endif
