// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

// Replays the record of a draw, for the company, a competitor or a court:
//
//   verify_draw <record> <frame> [--ticket <outlet>] [--lang en|zh]
//
// The draw has to follow from the frame, the seed and the design. --ticket prints what to type to recompute the
// ticket of any outlet of the frame. Exit status: 0 the record is right, 1 it differs, 2 it could not be compared.

#include <starlot/files.hpp>
#include <starlot/sampling/replay.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

using namespace starlot;

int usage(std::FILE* to = stderr) {
  std::fputs("usage: verify_draw <record> <frame> [--ticket <outlet>] [--lang en|zh]\n"
             "Exit status: 0 the record is right, 1 it differs, 2 it could not be compared.\n",
             to);
  return to == stdout ? 0 : 2;
}

class page {
public:
  explicit page(language l) : language_{l} {}

  void line(text const& t, std::string const& rest = {}) {
    out_ += std::string{t.in(language_)} + rest + '\n';
  }
  int print(int status) const {
    std::fputs(out_.c_str(), stdout);
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? status : 2;
  }
  [[nodiscard]] std::string sentence(error const& e) const { return describe(e, language_); }

private:
  language language_;
  std::string out_;
};

void show(draw_record const& record, frame const& f, page& out) {
  out.line({"The record is right: the draw follows from the frame, the seed and the design.",
            "记录无误:抽样结果可由抽样框、随机种子和抽样设计推得。"});
  out.line(
      {"Not checked: that the source, the times and the reasons are true. Compare the record's hash with the "
       "one that was published.",
       "未核对:来源、时间和原因是否属实。请将记录的哈希与当时公布的哈希对照。"});
  out.line({"record ", "记录 "}, std::string{record.hash().hex()});
  out.line({"outlets in the sample: ", "样本网点数:"},
           std::to_string(record.sample().size()) + " / " + std::to_string(f.size()));
  if (auto const n = record.sample().remarks().replaced; n > 0)
    out.line({"replaced: ", "替换:"}, std::to_string(n));
  if (record.sample().remarks().optional_stopping)
    out.line({"The sample was extended without a plan to: intervals may cover less than they say.",
              "样本曾未按计划扩充:区间的实际覆盖率可能低于其名义值。"});
  for (auto const& e : record.warnings())
    out.line({"Warning: ", "警告:"}, out.sentence(e));
}

int run(std::string const& record_path, std::string const& frame_path, std::string const& ticket,
        language l) {
  auto const bytes = read_file(record_path);
  auto const f = from_file(frame_path, [](auto frame_bytes) { return read_frame(frame_bytes); });
  if (!bytes)
    std::fputs(messages(record_path, bytes.errors(), l).c_str(), stderr);
  if (!f)
    std::fputs(messages(frame_path, f.errors(), l).c_str(), stderr);
  if (!bytes || !f)
    return 2;

  page out{l};
  std::string due;
  auto const record = replay(*bytes, *f, due);
  if (!record) {
    for (auto const& e : record.errors())
      out.line({"The record differs, ", "记录不符:"}, out.sentence(e));
    if (!due.empty())
      out.line({"due is: ", "应为:"}, due);
    return out.print(1);
  }
  show(*record, *f, out);
  if (!ticket.empty()) {
    auto const number = f->find(ticket);
    if (!number) {
      std::fprintf(stderr, "verify_draw: %s\n",
                   out.sentence(error::at(errc::outlet_unknown, ticket)).c_str());
      return out.print(2);
    }
    out.line({"", ""});
    out.line({"ticket of ", "签号:"}, ticket + ": " + record->ticket_of((*f)[*number]));
    out.line({"", ""}, record->shell_line((*f)[*number]));
  }
  return out.print(0);
}

} // namespace

int main(int argc, char** argv) {
  std::string record;
  std::string frame;
  std::string ticket;
  auto l = language::en;
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument = argv[i];
    if (argument == "--help")
      return usage(stdout);
    if (argument == "--lang" && i + 1 < argc) {
      std::string_view const value = argv[++i];
      if (value != "en" && value != "zh")
        return usage();
      l = value == "zh" ? language::zh : language::en;
    } else if (argument == "--ticket" && i + 1 < argc) {
      ticket = argv[++i];
    } else if (argument.starts_with("--") || !frame.empty()) {
      return usage();
    } else {
      (record.empty() ? record : frame) = argument;
    }
  }
  return frame.empty() ? usage() : run(record, frame, ticket, l);
}
