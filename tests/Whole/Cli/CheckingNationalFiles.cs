using System.Globalization;

namespace Trettio.Whole.Cli;

/// <summary>A national file with one fault of each kind: the file's check finds it, and the store's check does when it has been read in.</summary>
public sealed class CheckingNationalFiles : IDisposable
{
    private const string Head = "DatatGallerFor;Regionkod;HSAIdRegion;Sjukhus;SjukhusNamn;HSAIdVardgivare;HSAIdVardenhet;VardkontaktId;Vardgaranti;Fas;Mvo;FodelseAr;Kon;Lkf;Bokningssatt;Vardkontakt;Yrkeskategori;BeslutAktivitet";
    private const string Unit = "SE2321000131-E000000000001";

    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    public static TheoryData<string, string, string, int> Faults { get; } = new()
    {
        // Rule 2: a queue whose row has begun, up to the month's last day.
        { "waiting_with_start", "", Waiting("k1", start: "2025-08-31"), 1 },
        { "waiting_with_start", "", Waiting("k1", start: "2025-09-01"), 0 },
        // Rule 3: done in another month than the file's.
        { "done_outside_month", Done("k1", "2025-08-01"), "", 0 },
        { "done_outside_month", Done("k1", "2025-07-31"), "", 1 },
        // Rule 4: the same contact in both.
        { "waiting_and_done", Done("k1", "2025-08-31"), Waiting("k1"), 1 },
        { "waiting_and_done", Done("k2", "2025-08-31"), Waiting("k1"), 0 },
        // Rule 14: an HSA-id that cannot be one, and an MVO outside the list.
        { "hsa_id_missing", "", Waiting("k1", unit: "BUP-NORR"), 1 },
        { "hsa_id_missing", "", Waiting("k1"), 0 },
        { "mvo_outside_list", "", Waiting("k1", mvo: "102"), 1 },
        { "mvo_outside_list", "", Waiting("k1", mvo: "101"), 0 },
        // Rule 19: drawn on another day.
        { "snapshot_not_month_end", "", Waiting("k1", day: "2025-08-30"), 1 },
        { "snapshot_not_month_end", "", Waiting("k1", day: "2025-08-31"), 0 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_fault_is_found_in_the_file_and_in_the_store(string check, string done, string waiting, int count)
    {
        bench.Write("data/definitions/codes/mvo.yaml", "id: mvo\nname: { sv: Listan, en: The list }\ncertainty: proposal\nsource: { document: trettio, section: \"OQ-019\" }\ncodes:\n  - { code: \"101\", from: 2000-01-01, text: { sv: BUP, en: CAP } }\n");
        if (done.Length > 0)
        {
            bench.Write("in/genomforda.csv", $"{Head};StartAktivitet;TypAkutverksamhet\n{done}\n");
        }

        if (waiting.Length > 0)
        {
            bench.Write("in/vantande.csv", $"{Head};StartAktivitet\n{waiting}\n");
        }

        Assert.Equal((count, 1), Found(check, bench.At("in")));
        Assert.True(bench.Run("import", bench.At("in")).Code == 0);
        Assert.Equal((count, 1), Found(check));
        Assert.Equal(count, bench.Run("deliveries", "--json").Json()[0].GetProperty("checks").EnumerateArray().Single(one => one.GetProperty("check").GetString() == check).GetProperty("count").GetInt32());
    }

    [Fact]
    public void A_row_without_a_care_unit_is_not_read_and_said()
    {
        bench.Write("in/vantande.csv", $"{Head}\n{Waiting("k1", unit: "")}\n");
        var read = bench.Run("check", bench.At("in"), "--json").Json();
        Assert.Equal(1, read.GetProperty("files")[0].GetProperty("quarantined").GetInt32());
    }

    [Fact]
    public void A_figure_that_the_latest_delivery_changed_is_found_and_one_that_it_adds_is_not()
    {
        const string header = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id;decided_on\n";
        bench.Run("check").Refuses(10, "trettio.db");
        bench.Write("a/contacts.csv", header + "c1;p1;A;2025-03-11;done;treatment;;2025-03-01\nc2;p2;A;2025-04-11;done;treatment;;2025-04-01\n");
        bench.Run("import", bench.At("a")).Is(0);
        Assert.Equal("not_applicable", Outcome("figure_changed"));
        bench.Write("b/contacts.csv", header + "c3;p3;A;2025-05-11;done;treatment;;2025-05-01\n");
        bench.Run("import", bench.At("b")).Is(0);
        Assert.Equal((0, 2), Found("figure_changed"));
        bench.Write("c/contacts.csv", header + "c2;p2;A;2025-04-11;done;treatment;;2025-03-01\n");
        bench.Run("import", bench.At("c")).Is(0);
        // Late, and so no longer in time; in March it waits at the month's end.
        Assert.Equal((2, 3), Found("figure_changed"));
        bench.Run("deliveries", "undo", "3").Is(0);
        Assert.Equal((0, 2), Found("figure_changed"));
        bench.Write("x/figures.csv", "region;month;measuring_point;completed_in_time;completed_counted\nR;2025-03;treatment;5;9\n");
        bench.Run("check", bench.At("x"), "--json").Is(0);
    }

    private string Outcome(string check, params string[] paths) => One(check, paths).GetProperty("outcome").GetString()!;

    private (int Count, int Of) Found(string check, params string[] paths)
    {
        var one = One(check, paths);
        return (one.GetProperty("count").GetInt32(), one.GetProperty("of").GetInt32());
    }

    private System.Text.Json.JsonElement One(string check, string[] paths)
    {
        var answer = bench.Run(["check", .. paths, "--json"]);
        Assert.True(answer.Code is 0 or 11, answer.Error);
        return answer.Json().GetProperty("checks").EnumerateArray().Single(one => one.GetProperty("check").GetString() == check);
    }

    private static string Done(string id, string start) => string.Create(CultureInfo.InvariantCulture, $"{Row("2025-08-31", Unit, id, "101")};{start};0");

    private static string Waiting(string id, string start = "", string unit = Unit, string mvo = "101", string day = "2025-08-31") => $"{Row(day, unit, id, mvo)};{start}";

    private static string Row(string day, string unit, string id, string mvo) =>
        $"{day};14;SE2321000131-R000000000001;00000;Sjukhus saknas;SE2321000131-V000000000001;{unit};{id};1;2;{mvo};2012;1;1480;4;0;XS922;2025-07-01";
}
