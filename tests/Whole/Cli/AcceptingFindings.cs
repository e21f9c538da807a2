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
        Assert.Equal(("failed", 3), State());
        bench.Run("findings", "withdraw", "2", "--who", "cecilia").Is(0);
        Assert.Equal(("failed", 4), State());
        bench.Run("findings", "withdraw", "2").Refuses(2, "2");
        bench.Run("findings", "accept").Refuses(2, "accept");
    }

    [Fact]
    public void What_is_accepted_again_is_only_what_has_come_since()
    {
        const string header = "contact_id;patient_id;unit_id;started_on;status;measuring_point;wait_id\n";
        string Rows(int from, int to) => header + string.Concat(Enumerable.Range(from, to - from + 1).Select(number => $"c{number};p{number};U1;2025-03-03;done;treatment;w-none{number}\n"));
        bench.Write("a/contacts.csv", Rows(1, 4));
        bench.Run("import", bench.At("a")).Is(0);
        Assert.Contains("4 rader", bench.Run("findings", "accept", "wait_unknown", "--reason", "kända", "--who", "anna").Is(0).Output, StringComparison.Ordinal);
        bench.Run("findings", "accept", "wait_unknown", "--reason", "kända", "--who", "anna").Refuses(2, "redan godtaget");
        bench.Write("b/contacts.csv", Rows(5, 5));
        bench.Run("import", bench.At("b")).Is(0);
        Assert.Equal(("failed", 1), State());
        Assert.Contains("1 rader", bench.Run("findings", "accept", "wait_unknown", "--reason", "en till", "--who", "bo").Is(0).Output, StringComparison.Ordinal);
        Assert.Equal(("accepted", 0), State());
        bench.Write("c/contacts.csv", Rows(6, 8));
        bench.Run("import", bench.At("c")).Is(0);
        Assert.Equal(("failed", 3), State());
    }

    [Fact]
    public void Rows_that_could_not_be_read_stand_in_the_list_with_who_accepted_them()
    {
        const string header = "contact_id;patient_id;unit_id;started_on;status;measuring_point\n";
        bench.Write("a/contacts.csv", header + "c1;p1;U1;2025-03-03;done;treatment\n");
        bench.Run("import", bench.At("a")).Is(0);
        Assert.DoesNotContain("unread_row", bench.Run("findings").Is(0).Output, StringComparison.Ordinal);
        Assert.Equal(("passed", 0), State("unread_row"));
        bench.Run("findings", "accept", "unread_row", "--reason", "x").Refuses(2, "inget där att godta");
        bench.Write("b/contacts.csv", header + "c2;p2;U1;i går;done;treatment\nc3;p3;U1;i går;done;treatment\n");
        bench.Run("import", bench.At("b")).Is(0);
        Assert.Contains("unread_row: UNDERKÄND; 2 av 2 rader i contacts.csv kunde inte läsas.", bench.Run("findings").Is(0).Output, StringComparison.Ordinal);
        Assert.Equal(("failed", 2), State("unread_row"));
        bench.Run("findings", "accept", "unread_row", "--unit", "U1", "--reason", "x").Refuses(2, "--unit");
        bench.Run("findings", "accept", "unread_row", "--reason", "gamla rader", "--who", "anna").Is(0);
        bench.Write("c/contacts.csv", header + "c4;p4;U1;2025-03-04;done;treatment\n");
        bench.Run("import", bench.At("c")).Is(0);
        var listed = bench.Run("findings").Is(0).Output;
        Assert.Contains("unread_row: godtagen; 2 av 2", listed, StringComparison.Ordinal);
        Assert.Contains("2 godtagna av anna", listed, StringComparison.Ordinal);
        Assert.Equal(("accepted", 0), State("unread_row"));
        bench.Run("findings", "accept", "unread_row", "--reason", "x").Refuses(2, "redan godtaget");
        bench.Write("d/contacts.csv", header + "c5;p5;U1;i går;done;treatment\n");
        bench.Run("import", bench.At("d")).Is(0);
        Assert.Equal(("failed", 1), State("unread_row"));
        bench.Run("findings", "withdraw", "1").Is(0);
        Assert.Equal(("failed", 3), State("unread_row"));
    }

    private (string Outcome, long Left) State(string asked = "wait_unknown")
    {
        var one = bench.Run("findings", "--json").Json().EnumerateArray().Single(check => check.GetProperty("check").GetString() == asked);
        return (one.GetProperty("outcome").GetString()!, one.GetProperty("left").GetInt64());
    }
}
