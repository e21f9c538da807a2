using Trettio.Care;
using Trettio.Exchange;
using Trettio.Goals;
using Trettio.Measuring;
using Trettio.Quality;
using Trettio.Synthetic;
using Trettio.Work;

namespace Trettio.Whole;

/// <summary>The main path as README shows it, with its six steps under their names.</summary>
public sealed class MainPathTests
{
    [Fact]
    public async Task Read_check_judge_count_compare_show()
    {
        var folder = Directory.CreateTempSubdirectory("trettio-main-path-").FullName;
        try
        {
            CareFileWriter.WriteFolder(SyntheticRegion.Of(new() { Patients = 2000, Years = 2, Seed = 7 }), folder);
            var definitions = new Definitions(new DataFolder(folder));
            var (rules, agreement, month) = (definitions.RuleSet(null), definitions.Agreement(null), new Month(2025, 8));

            using var inputs = Inputs.Of([folder], "");                                           // read
            var judged = Ledger.Of(inputs.Events!, rules);                                        // judge
            var findings = AllChecks.Run(judged.Tallies, definitions.Checks());                   // check
            var figures = judged.Figures(new(month, month, rules.CareLevel, ByRegion: true));     // count
            var (goals, _) = JudgeGoals.Run(inputs.Book(rules), agreement, ("SYN", month), null); // compare
            var report = MakeReport.Of(inputs, inputs.Book(rules), (rules, agreement), new("SYN", month, DateTimeOffset.UnixEpoch));
            var files = await MakeReport.WriteAsync(report, folder, [ReportFormat.Html], Language.Swedish, TestContext.Current.CancellationToken); // show

            Assert.Empty(findings);
            var firstVisits = figures.Single(figure => figure.Key.Point == MeasuringPoint.FirstVisit);
            Assert.True(firstVisits.Counted > 0);
            Assert.Equal(firstVisits.Counted, goals.Areas[0].Counted);
            Assert.Equal(firstVisits.InTime, goals.Areas[0].InTime);
            Assert.Equal(AreaState.Decided, goals.Areas[0].State);
            var html = await File.ReadAllTextAsync(files.Written.Single(), TestContext.Current.CancellationToken);
            Assert.Contains($"{firstVisits.InTime} av {firstVisits.Counted} inom 30 dagar", html.Replace('\u00a0', ' '), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
