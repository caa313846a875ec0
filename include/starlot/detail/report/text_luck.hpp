// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_TEXT_LUCK_HPP
#define STARLOT_DETAIL_REPORT_TEXT_LUCK_HPP
// IWYU pragma: private, include <starlot/report/to_text.hpp>

#include <starlot/core/text.hpp>
#include <starlot/detail/report/text_page.hpp>
#include <starlot/detail/report/text_words.hpp>
#include <starlot/report/report.hpp>
#include <starlot/report/report_parts.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// What depends on the draw: the chance of every grade, the outlets that decide, curves.
class text_luck {
public:
  text_luck(report const& of, text_page& on) : of_{of}, on_{on} {}

  void print() {
    if (of_.laws.empty() && !of_.effects && of_.curves.empty())
      return;
    on_.chapter({"What depends on the draw", "抽样的影响"});
    if (!of_.laws.empty())
      bars(of_.laws.front());
    others();
    if (of_.effects)
      effects(*of_.effects);
    for (auto const& c : of_.curves)
      curve(c);
  }

private:
  using rows = std::vector<std::vector<std::string>>;
  [[nodiscard]] std::string say(text const& t) const { return on_.say(t); }
  [[nodiscard]] std::string named(report_grade const& g) const {
    return g.state == outcome::below_ladder ? say({"no grade", "未达标"}) : grade_text(g, on_.in());
  }
  [[nodiscard]] std::string how_drawn(report_law const& l) const {
    return std::to_string(l.n) + say({" of ", "/"}) + std::to_string(l.population) +
           say({" outlets", "个网点"}) +
           (l.design.empty() ? "" : say({", ", ","}) + std::string{l.design.in(on_.in())});
  }
  [[nodiscard]] static std::string bar(double p) {
    std::string out;
    for (int i = 0; i < static_cast<int>(std::clamp(p, 0.0, 1.0) * 50 + 0.5); ++i)
      out += "█";
    return out;
  }

  void bars(report_law const& l) {
    on_.section({"Chance of each grade over all draws", "所有可能抽样中各级别的概率"});
    on_.paragraph(how_drawn(l), 2);
    rows out;
    for (auto const& g : l.grades)
      out.push_back({named(g.grade), chance_text(g.probability), bar(g.probability.value)});
    static constexpr text_column columns[] = {{{"", ""}, false, 30}, {{"", ""}, false, 0}, {{"", ""}}};
    on_.table(columns, std::move(out));
    auto method = say({"method: ", "方法:"}) + std::string{l.method.in(on_.in())};
    if (l.confidence < 1)
      method += ", " + level_text(l.confidence);
    on_.paragraph(method, 2);
  }

  /// The laws beside the first one: a table if all have the same grades, else one below the other.
  void others() {
    if (of_.laws.size() < 2)
      return;
    auto const& first = of_.laws.front();
    bool same = true;
    for (auto const& l : of_.laws) {
      same = same && l.grades.size() == first.grades.size();
      for (std::size_t i = 0; same && i < l.grades.size(); ++i)
        same = l.grades[i].grade == first.grades[i].grade;
    }
    if (!same || first.grades.size() > 7) {
      for (std::size_t i = 1; i < of_.laws.size(); ++i)
        bars(of_.laws[i]);
      return;
    }
    on_.section({"The same for other numbers of visits", "不同访问数时的概率"});
    std::vector<report_law const*> order;
    for (auto const& l : of_.laws)
      order.push_back(&l);
    std::stable_sort(order.begin(), order.end(), [](auto const* a, auto const* b) { return a->n < b->n; });
    std::vector<std::string> names; // they outlive the heads, which refer to them
    for (auto const& g : first.grades)
      names.push_back(on_line(named(g.grade)));
    std::vector<text_column> columns{{{"visits", "访问数"}, true, 0}};
    for (auto const& n : names)
      columns.push_back({text{std::string_view{n}}, false, 20});
    rows out;
    for (auto const* l : order) {
      out.push_back({std::to_string(l->n)});
      for (auto const& g : l->grades)
        out.back().push_back(chance_text(g.probability.value));
    }
    on_.table(columns, std::move(out));
  }
  [[nodiscard]] static std::string on_line(std::string_view s) { return on_a_line(s); }

  void effects(report_effects const& e) {
    if (e.ranked.empty())
      return;
    on_.section({"The outlets that matter most", "影响最大的网点"});
    on_.paragraph(say({"Chance of ", "抽中与未抽中时获得"}) + named(e.grade) +
                      say({" or better if the outlet is among the ", "或更高级别的概率("}) +
                      std::to_string(e.n) + say({" that are drawn, and if it is not", "个访问网点)"}),
                  2);
    rows out;
    for (auto const& o : e.ranked)
      out.push_back(
          {o.id, o.score, chance_text(o.if_drawn), o.if_not_drawn ? chance_text(*o.if_not_drawn) : "-"});
    static constexpr text_column columns[] = {{{"outlet", "网点"}, false, 40},
                                              {{"score", "得分"}, false, 0},
                                              {{"drawn", "抽中"}, false, 0},
                                              {{"not drawn", "未抽中"}}};
    on_.table(columns, std::move(out));
    if (e.outlets > e.ranked.size())
      on_.paragraph(say({"of ", "共"}) + std::to_string(e.outlets) + say({" outlets", "个网点"}), 2);
  }

  /// About twenty points of a curve, the first and the last among them.
  void curve(report_curve const& c) {
    if (c.points.empty())
      return;
    on_.section({"Curve", "曲线"});
    on_.paragraph(c.title.in(on_.in()), 2);
    auto const step = (c.points.size() + 19) / 20;
    rows out;
    for (std::size_t i = 0; i < c.points.size(); ++i)
      if (i % step == 0 || i + 1 == c.points.size())
        out.push_back(
            {std::to_string(c.points[i].first), chance_text(c.points[i].second), bar(c.points[i].second)});
    static constexpr text_column columns[] = {
        {{"visits", "访问数"}, true, 0}, {{"chance", "概率"}, false, 0}, {{"", ""}}};
    on_.table(columns, std::move(out));
  }

  report const& of_;
  text_page& on_;
};

} // namespace starlot::inline v0::detail

#endif
