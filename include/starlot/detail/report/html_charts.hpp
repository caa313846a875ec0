// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_HTML_CHARTS_HPP
#define STARLOT_DETAIL_REPORT_HTML_CHARTS_HPP
// IWYU pragma: private, include <starlot/report/to_html.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/code_points.hpp>
#include <starlot/detail/report/html_ladder.hpp>
#include <starlot/detail/report/html_words.hpp>
#include <starlot/detail/report/html_writer.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace starlot::inline v0::detail {

/// A bar of a table, whose numbers stand beside it: `parts` one behind the other, in percent of the cell.
struct html_bar_part {
  html_markup kind;
  double size;
};
template <std::size_t Count> void html_bar(html_writer& out, std::array<html_bar_part, Count> const& parts) {
  out.add("<svg aria-hidden=\"true\" focusable=\"false\">"_html);
  double at = 0;
  for (auto const& p : parts)
    if (auto const size = std::isfinite(p.size) ? std::clamp(p.size, 0.0, 99.0 - at) : 0; size > 0) {
      out.add("<rect y=\"1\" height=\"11\" class=\""_html, p.kind, "\" x=\""_html, html_percent{at},
              "\" width=\""_html, html_percent{(std::max)(size, 0.3)}, "\"/>"_html);
      at += size;
    }
  out.add("</svg>"_html);
}

/// A line that says what a filling means.
inline void html_key(html_writer& out, html_markup kind, text const& words) {
  out.add(
      "<li><svg aria-hidden=\"true\" focusable=\"false\"><rect x=\"1\" y=\"1\" width=\"20\" height=\"10\" class=\""_html,
      kind, "\"/></svg>"_html, words, "</li>"_html);
}

/// What each outlet cost: a dot for each, in a row for each stratum. Dots that would cover each other are piled up, and
/// where that takes too much room one larger dot stands for several.
class html_strip {
public:
  html_strip(html_writer& out, report_sample const& s) : out_{out}, sample_{s} {}

  void draw() {
    double low = 0, high = 0;
    for (auto const& o : sample_.by_outlet)
      if (o.is_reached && o.lost) {
        low = (std::min)(low, o.lost->value());
        high = (std::max)(high, o.lost->value());
      }
    if (!(high > low))
      return;
    collect({low, high, false});
    auto const id = out_.next_id();
    std::size_t height = 40;
    for (auto const& r : rows_)
      height += r.height();
    out_.add("<figure><svg class=\"wide\" role=\"img\" height=\""_html, height, "\" aria-labelledby=\"t"_html,
             id, " d"_html, id, "\"><title id=\"t"_html, id, "\">"_html,
             text{"Points lost by outlet", "各网点失分"}, "</title><desc id=\"d"_html, id, "\">"_html,
             text{"Outlets by points lost, from ", "各网点失分分布,由 "}, points(low), text{" to ", " 至 "},
             points(high), text{"; the largest are listed in the table below", ";失分最多者见下表"},
             "</desc>\n"_html);
    std::size_t top = 0;
    for (auto const& r : rows_) {
      draw(r, top);
      top += r.height();
    }
    html_scale const scale{low, high, false};
    out_.add("<line class=\"line\" x1=\"1%\" x2=\"99%\" y1=\""_html, top + 4, "\" y2=\""_html, top + 4,
             "\"/>"_html);
    tick(scale.at(0), top, "0");
    tick(scale.at(high), top, points(high));
    if (low < 0)
      tick(scale.at(low), top, points(low));
    out_.add("<text class=\"soft\" text-anchor=\"middle\" x=\"50%\" y=\""_html, top + 34, "\">"_html,
             text{"points of the score lost", "失分(得分的分值)"}, "</text>"_html);
    out_.add("</svg>\n<figcaption>"_html, text{"A dot is an outlet", "每点为一个网点"});
    if (piled_)
      out_.add(text{"; a larger dot is several", ";较大的点为多个网点"});
    if (unreached_ > 0)
      out_.add(text{". Not reached, and not shown: ", "。未能访问而未标出:"}, html_count{unreached_});
    if (hidden_ > 0)
      out_.add(text{". Outlets of further strata, in the JSON: ", "。其他层的网点数(见 JSON):"},
               html_count{hidden_});
    out_.add(text{".", "。"}, "</figcaption></figure>\n"_html);
  }

private:
  static constexpr std::size_t most_rows = 12, most_high = 6, bins = 100;

  struct row {
    std::string name;
    std::size_t outlets = 0, highest = 0;
    std::array<std::size_t, bins + 1> count{};
    bool piled = false;
    [[nodiscard]] std::size_t height() const {
      return (piled ? 34 : 8 + 9 * (std::max<std::size_t>)(highest, 1)) + 22;
    }
  };

  void collect(html_scale const& scale) {
    std::map<std::string_view, std::size_t> by_name;
    for (auto const& o : sample_.by_outlet) {
      if (!o.is_reached || !o.lost) {
        ++unreached_;
        continue;
      }
      auto const [at, is_new] = by_name.try_emplace(o.stratum, rows_.size());
      if (is_new) {
        if (rows_.size() == most_rows)
          at->second = most_rows;
        else
          rows_.push_back({o.stratum});
      }
      if (at->second >= most_rows) {
        ++hidden_;
        continue;
      }
      auto& r = rows_[at->second];
      ++r.outlets;
      auto& n = r.count[static_cast<std::size_t>(std::lround((scale.at(o.lost->value()) - 1) / 98 * bins))];
      r.highest = (std::max)(r.highest, ++n);
    }
    std::sort(rows_.begin(), rows_.end(), [](row const& a, row const& b) { return a.name < b.name; });
    for (auto const& r : rows_)
      piled_ = piled_ || r.highest > most_high;
    for (auto& r : rows_)
      r.piled = piled_;
  }

  void draw(row const& r, std::size_t top) {
    out_.add("<text class=\"soft\" x=\"0\" y=\""_html, top + 17, "\">"_html);
    if (!r.name.empty())
      out_.add(shortened(r.name), " · "_html);
    out_.add(html_count{r.outlets}, text{r.outlets == 1 ? " outlet" : " outlets", "个网点"}, "</text>"_html);
    auto const base = static_cast<double>(top + r.height()) - 6;
    out_.add("<line class=\"hair\" x1=\"1%\" x2=\"99%\" y1=\""_html, html_length{base + 5}, "\" y2=\""_html,
             html_length{base + 5}, "\"/>\n"_html);
    for (std::size_t bin = 0; bin <= bins; ++bin) {
      auto const x = 1 + 98.0 * static_cast<double>(bin) / bins;
      if (piled_ && r.count[bin] > 0)
        dot(x, base - 10, (std::min)(3 + std::sqrt(static_cast<double>(r.count[bin] - 1)), 13.0));
      else
        for (std::size_t i = 0; i < r.count[bin]; ++i)
          dot(x, base - 9 * static_cast<double>(i), 4);
    }
  }
  void dot(double x, double y, double radius) {
    out_.add("<circle class=\"outlet\" cx=\""_html, html_percent{x}, "\" cy=\""_html, html_length{y},
             "\" r=\""_html, html_length{radius}, "\"/>"_html);
  }
  void tick(double at, std::size_t top, std::string const& what) {
    out_.add("<line class=\"line\" y1=\""_html, top + 4, "\" y2=\""_html, top + 9, "\" x1=\""_html,
             html_percent{at}, "\" x2=\""_html, html_percent{at}, "\"/><text class=\"soft\" y=\""_html,
             top + 22, "\" x=\""_html, html_percent{at});
    if (at < 8)
      out_.add("\" text-anchor=\"start\">"_html);
    else
      out_.add("\" text-anchor=\"end\">"_html);
    out_.add(what, "</text>"_html);
  }

  [[nodiscard]] std::string points(double x) const {
    for (auto const& o : sample_.by_outlet)
      if (o.is_reached && o.lost && !(o.lost->value() < x) && !(o.lost->value() > x))
        return o.lost->number().shown;
    return "0";
  }
  [[nodiscard]] static std::string shortened(std::string const& s) {
    constexpr std::size_t most = 20;
    std::size_t count = 0;
    for (code_points all{s}; auto const c = all.next();)
      if (++count > most)
        return s.substr(0, c.at) + "\xE2\x80\xA6";
    return s;
  }

  html_writer& out_;
  report_sample const& sample_;
  std::vector<row> rows_;
  std::size_t unreached_ = 0, hidden_ = 0;
  bool piled_ = false;
};

/// A curve of probabilities by the number of visits.
inline void html_curve(html_writer& out, report_curve const& curve) {
  if (curve.points.size() < 2)
    return;
  auto const first = static_cast<double>(curve.points.front().first);
  auto const last = static_cast<double>(curve.points.back().first);
  html_scale const x{first, last, false};
  auto const part = [](double p) { return std::isfinite(p) ? std::clamp(p, 0.0, 1.0) : 0; };
  auto const y = [&](double p) { return 12 + 130 * (1 - part(p)); };
  auto const id = out.next_id();
  out.add("<figure><svg class=\"wide\" role=\"img\" height=\"180\" aria-labelledby=\"t"_html, id, " d"_html,
          id, "\"><title id=\"t"_html, id, "\">"_html, curve.title, "</title><desc id=\"d"_html, id,
          "\">"_html, text{"From ", "由访问"}, curve.points.front().first, text{" visits with ", "个网点时 "},
          percent_words(curve.points.front().second), text{" to ", " 至访问"}, curve.points.back().first,
          text{" visits with ", "个网点时 "}, percent_words(curve.points.back().second), "</desc>\n"_html);
  for (auto const p : {0.0, 0.5, 1.0})
    out.add("<line class=\"hair\" x1=\"12%\" x2=\"99%\" y1=\""_html, html_length{y(p)}, "\" y2=\""_html,
            html_length{y(p)}, "\"/><text class=\"soft\" x=\"0\" y=\""_html, html_length{y(p) + 4},
            "\">"_html, static_cast<std::size_t>(100 * p), " %</text>"_html);
  out.add("<svg x=\"12%\" y=\"12\" width=\"87%\" height=\"130\" viewBox=\"0 0 100 100\" "
          "preserveAspectRatio=\"none\" "
          "overflow=\"visible\"><polyline class=\"curve\" points=\""_html);
  auto const step = curve.points.size() / 400 + 1;
  for (std::size_t i = 0; i < curve.points.size(); ++i)
    if (i % step == 0 || i + 1 == curve.points.size())
      out.add(html_length{(x.at(static_cast<double>(curve.points[i].first)) - 1) / 0.98}, ","_html,
              html_length{100 - 100 * part(curve.points[i].second)}, " "_html);
  out.add("\"/></svg>\n<text class=\"soft\" x=\"12%\" y=\"158\">"_html,
          html_count{curve.points.front().first},
          "</text><text class=\"soft\" x=\"99%\" text-anchor=\"end\" y=\"158\">"_html,
          html_count{curve.points.back().first},
          "</text><text class=\"soft\" x=\"55%\" text-anchor=\"middle\" y=\"174\">"_html,
          text{"outlets visited", "访问网点数"}, "</text></svg>\n<figcaption>"_html, curve.title,
          "</figcaption></figure>\n"_html);
}

} // namespace starlot::inline v0::detail

#endif
