using System.Globalization;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Reports.Workbook;
using Trettio.Store;
using Trettio.Work;
using Trettio.Work.Producing;

namespace Trettio.Cli.Verbs;

/// <summary>trettio plan: the production plan, its workbook, its versions and its outcome.</summary>
internal static class PlanVerb
{
    private static readonly string[] What = ["show", "outcome", "list", "workbook", "read", "save", "capacity"];

    internal static Verb Verb { get; } = new(
        "plan",
        new("Visar, sparar och följer upp produktionsplanen, också som kalkylblad.", "Shows, saves and follows up the production plan, also as a workbook."),
        "trettio plan show --region SYN --year 2026 --growth 2.5",
        Run)
    {
        Paths = "WHAT [FILE]",
        PathsMean = new(
            "show, outcome, list, workbook OUT.xlsx, read FILE.xlsx, save eller capacity",
            "show, outcome, list, workbook OUT.xlsx, read FILE.xlsx, save or capacity"),
        PathCount = (1, 2),
        PrintsFigures = true,
        UsesStore = true,
        Takes =
        [
            new("--region", "R", new("regionens namn eller id", "the region's name or id")),
            new("--unit", "ID", new("enheten; förval hela regionen", "the unit; the whole region by default")),
            new("--year", "YYYY", new("planens år; förval det som kommer efter de senaste siffrorna", "the plan's year; by default the one after the latest figures")),
            new("--point", "POINT", new("bara en mätpunkt (show, outcome): first_visit, investigation eller treatment", "one measuring point only (show, outcome): first_visit, investigation or treatment")),
            new("--growth", "PERCENT", new("inflödets förändring mot i fjol, i stället för planens", "the change of inflow on last year, instead of the plan's")),
            new("--forecast", null, new("inflödet enligt prognosmodellerna, i stället för procentsatsen", "the inflow by the forecasting models, instead of the percentage")),
            new("--version", "N", new("en tidigare version; förval den senaste", "an earlier version; the latest by default")),
            new("--save", null, new("spara det lästa som ny version (read)", "save what was read as a new version (read)")),
            new("--name", "TEXT", new("planens namn (save, read --save)", "the plan's name (save, read --save)")),
            new("--reason", "TEXT", new("varför planen sparas (save, read --save)", "why the plan is saved (save, read --save)")),
            new("--who", "NAME", new("vem du är; förval kontots namn", "who you are; the account's name by default")),
            new("--from", "YYYY-MM", new("första månaden av tolv (capacity); förval den efter den sista med uppgifter", "the first month of twelve (capacity); default the one after the last with figures")),
            new("--slots", "FILE", new("slots.csv med tider som erbjuds (capacity)", "slots.csv with times offered (capacity)")),
            new("--scenario", "FILE.yaml", new("ett scenario med bemanning, grupper och köpta besök (capacity)", "a scenario with staff, groups and bought visits (capacity)")),
            new("--closed", "WEEKS", new("stängda veckor, 2026-W28..W31 (capacity); får upprepas", "closed weeks, 2026-W28..W31 (capacity); may be repeated"), IsMany: true),
            new("--agreement", "ID", new("överenskommelse; förval bup-2025", "agreement; default bup-2025")),
            new("--rules", "ID", new("regelverk; förval bup-2025", "rule set; default bup-2025")),
        ],
    };

    private static Task<ExitCode> Run(Call call, CancellationToken stop)
    {
        var what = call.Paths[0];
        if (!What.Contains(what))
        {
            throw Call.Wrong(new($"'{what}' finns inte; välj bland {string.Join(", ", What)}.", $"There is no '{what}'; choose among {string.Join(", ", What)}."));
        }

        var takesFile = what is "workbook" or "read";
        if (takesFile != call.Paths.Count > 1)
        {
            throw Call.Wrong(takesFile
                ? new($"trettio plan {what} behöver en fil; ange den sist.", $"trettio plan {what} needs a file; name it last.")
                : new($"trettio plan {what} tar ingen fil; ta bort den.", $"trettio plan {what} takes no file; leave it out."));
        }

        if (call.Has("--save") && what != "read")
        {
            throw Call.Wrong(new($"--save hör till read; trettio plan {what} klarar sig utan.", $"--save belongs to read; trettio plan {what} does without."));
        }

        RefuseStray(what, call);
        if (what == "capacity")
        {
            PlanCapacityOut.Run(call, stop);
            return Task.FromResult(ExitCode.Done);
        }

        // A label that cannot be used is told before the figures are counted.
        var label = what == "save" || call.Has("--save") ? Label(call) : null;
        using var progress = new ProgressLine(call);
        using var inputs = Inputs.Of([], call.Store, progress);
        using var store = TrettioStore.Open(call.Store, create: false);
        var book = inputs.Book(call.Definitions.RuleSet(call.Text("--rules")));
        if (what == "list")
        {
            PlanOut.List(Listed(store.Plans(), book, call), call);
            return Task.FromResult(ExitCode.Done);
        }

        var plan = ReadPlan.Of(book, call.Definitions.Agreement(call.Text("--agreement")), store.Plans(), Asked(call), inputs.DeliveredOn);
        Answer(what, plan, (store, label), call);
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>An option that would change nothing is refused, so that nobody believes it did.</summary>
    private static void RefuseStray(string what, Call call)
    {
        string[] ofCapacity = ["--from", "--slots", "--scenario", "--closed"];
        string[] ofPlans = ["--year", "--point", "--growth", "--forecast", "--version", "--name", "--reason", "--who"];
        var isGiven = (string option) => option switch
        {
            "--closed" => call.Texts(option).Count > 0,
            "--forecast" => call.Has(option),
            _ => call.Text(option) is not null,
        };
        if (Array.Find(what == "capacity" ? ofPlans : ofCapacity, option => isGiven(option)) is { } stray)
        {
            throw Call.Wrong(new($"{stray} gör ingenting i trettio plan {what}; ta bort det.", $"{stray} does nothing in trettio plan {what}; leave it out."));
        }
    }

    private static void Answer(string what, PlanAtHand plan, (TrettioStore Store, PlanLabel? Label) to, Call call)
    {
        switch (what)
        {
            case "outcome":
                PlanOut.Outcome(plan, Point(call), call);
                break;
            case "workbook":
                var report = plan.Report(TimeProvider.System.GetLocalNow());
                Folders.WriteWhole(call.Paths[1], stream => PlanWorkbook.Write(report, call.Language, stream));
                call.Output.WriteLine(call.Paths[1]);
                break;
            case "read":
                var reading = ReadPlanWorkbook.Run(plan, call.Paths[1]);
                var kept = to.Label is { } label ? SavePlan.Run(to.Store, plan, reading.Inputs, label) : null;
                PlanOut.Read(plan, reading, kept, call);
                break;
            case "save":
                PlanOut.Saved(SavePlan.Run(to.Store, plan, plan.Inputs, to.Label!), call);
                break;
            default:
                PlanOut.Show(plan, Point(call), call);
                break;
        }
    }

    private static PlanAsked Asked(Call call) => new(call.Needed("--region"))
    {
        Unit = call.Text("--unit"),
        Year = (int?)call.Number("--year", 1901, 2199),
        Version = (int?)call.Number("--version", 1, int.MaxValue),
        Forecasts = call.Has("--forecast"),
        GrowthPerMille = call.Text("--growth") is { } text ? Growth(text) : null,
    };

    private static int Growth(string text)
    {
        const decimal Least = PlanInputs.LeastGrowth / 10m, Most = PlanInputs.MostGrowth / 10m;
        return decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= Least and <= Most && decimal.Truncate(percent * 10) == percent * 10
            ? (int)(percent * 10)
            : throw Call.Wrong(new(
                $"--growth '{text}' går inte; skriv förändringen i procent med högst en decimal, från {Least:0} till {Most:0}.",
                $"--growth '{text}' cannot be used; write the change in per cent with at most one decimal, from {Least:0} to {Most:0}."));
    }

    private static MeasuringPoint? Point(Call call) => call.Text("--point") is { } text
        ? Codes.MeasuringPoints.Where(point => point.Code() == text).Select(point => (MeasuringPoint?)point).FirstOrDefault() ?? throw Call.Wrong(new(
            $"--point '{text}' är okänd; välj bland {string.Join(", ", Codes.MeasuringPoints.Select(Codes.Code))}.",
            $"--point '{text}' is unknown; choose among {string.Join(", ", Codes.MeasuringPoints.Select(Codes.Code))}."))
        : null;

    private static PlanLabel Label(Call call) => new(call.Needed("--name"), call.Needed("--reason"), call.Text("--who") ?? Environment.UserName, TimeProvider.System.GetLocalNow());

    private static IReadOnlyList<SavedPlan> Listed(IReadOnlyList<SavedPlan> plans, RegionBook book, Call call)
    {
        var region = call.Text("--region") is { } asked ? book.Find(asked).Id : null;
        var (unit, year) = (call.Text("--unit"), call.Number("--year", 1901, 2199));
        return [.. plans.Where(plan => (region is null || plan.Scope.Region == region) && (unit is null || plan.Scope.Unit == unit) && (year is null || plan.Scope.Year == year))];
    }
}
