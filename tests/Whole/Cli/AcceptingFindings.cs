namespace Trettio.Whole.Cli;

/// <summary>What a check finds in the store is accepted with a reason, and only as much as there was.</summary>
public sealed class AcceptingFindings : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void An_accepted_finding_is_said_to_be_so_until_more_is_found_or_it_is_withdrawn()
    {
        const string header = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n";
        bench.Write("a/contacts.csv", header + "c1;p1;U1;2025-03-03;done;treatment;w-none\nc2;p2;U2;2025-04-03;done;treatment;w-none2\n");
        bench.Run("import", bench.At("a")).Is(0);
        Assert.Equal(("failed", 2), State());
        bench.Run("findings", "accept", "wait_unknown").Refuses(2, "--reason");
        bench.Run("findings", "accept", "wait_unknown", "--unit", "U9", "--reason", "x").Refuses(2, "wait_unknown");
        bench.Run("findings", "accept", "wait_unknown", "--reason", "gäller 20120101-2380").Refuses(2, "personnummer");
        bench.Run("deliveries", "undo", "1", "--note", "gäller 201201012380").Refuses(2, "personnummer");
        bench.Run("findings", "accept", "no_such", "--reason", "x").Refuses(2, "no_such");
        bench.Run("findings", "accept", "wait_unknown", "--unit", "U1", "--reason", "gamla väntelistan", "--who", "anna").Is(0);
        Assert.Equal(("failed", 1), State());
        bench.Run("findings", "accept", "wait_unknown", "--reason", "alla kända", "--who", "bo").Is(0);
        Assert.Equal(("accepted", 0), State());
        var listed = bench.Run("findings").Is(0).Output;
        Assert.Contains("wait_unknown: godtagen", listed, StringComparison.Ordinal);
        Assert.Contains("godtagna U1 av anna", listed, StringComparison.Ordinal);
        bench.Write("b/contacts.csv", header + string.Concat(Enumerable.Range(3, 3).Select(number => $"c{number};p{number};U2;2025-04-0{number};done;treatment;w-none{number}\n")));
        bench.Run("import", bench.At("b")).Is(0);
        Assert.Equal(("failed", 2), State());
        bench.Run("findings", "withdraw", "2", "--who", "cecilia").Is(0);
        Assert.Equal(("failed", 4), State());
        bench.Run("findings", "withdraw", "2").Refuses(2, "2");
        bench.Run("findings", "accept").Refuses(2, "accept");
    }

    private (string Outcome, long Left) State()
    {
        var one = bench.Run("findings", "--json").Json().EnumerateArray().Single(check => check.GetProperty("check").GetString() == "wait_unknown");
        return (one.GetProperty("outcome").GetString()!, one.GetProperty("left").GetInt64());
    }
}
