using Trettio.Care;
using Trettio.Exchange;

namespace Trettio.Specs.Exchange.Mapping;

/// <summary>What a mapping makes of single cells: dates as years and months, counts with their signs, and codes and conditions whatever their case.</summary>
public sealed class MappingLimits
{
    [Theory]
    [InlineData("1 234,0", 1234)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1\u202F234,00", 1234)]
    [InlineData("12,5", null)]
    [InlineData("12,", null)]
    [InlineData("1,2,0", null)]
    [InlineData(",0", null)]
    [InlineData("12a", null)]
    [InlineData("-5", null)]
    public void A_count_is_whole_or_unread(string cell, int? counted)
    {
        using var files = new Deliveries();
        files.Write("seen.csv", $"Board,Month,Seen,In,SeenQF\nA,202401,\"{cell}\",1,\n");
        files.Write("waiting.csv", "Board,Month,Waiting\nA,202402,7\n");
        var delivery = CareFiles.Open([files.Folder], SourceMapping.Parse(MappingSpecs.Figures, "m.yaml"));
        Assert.Equal(counted, delivery.Figures().Rows.SingleOrDefault(row => row.Figure.Key.Month == new Month(2024, 1))?.Figure.Counted);
        Assert.Equal(counted is null ? ["not a whole number"] : Array.Empty<string>(), delivery.UnreadRows.Select(row => row.ValueClass));
    }

    [Fact]
    public void A_date_of_birth_gives_year_and_month_and_codes_are_read_whatever_their_case()
    {
        using var files = new Deliveries();
        files.Write("pat.csv", "Pnr;Född;Kön;Skydd;Avdelning\np1;2012-11-03;k;J;BUP\np2;2013-01-31;M;;bup\np3;2013-01-31;M;;vux\n");
        var patients = CareFiles.Open([files.Folder], SourceMapping.Parse(Patients, "m.yaml")).Patients().OrderBy(patient => patient.PatientId, StringComparer.Ordinal).ToList();
        Assert.Equal([("p1", 2012, 11, Sex.Woman, true), ("p2", 2013, 1, Sex.Man, false)], patients.Select(patient => (patient.PatientId, patient.BirthYear, patient.BirthMonth ?? 0, patient.Sex ?? Sex.NotKnown, patient.IsProtected)));
    }

    [Theory]
    [InlineData("codes: { M: 1, K: 2 }", "codes: {}", "minst en kod")]
    [InlineData("[Pnr]", "[Pnr, \"\"]", "saknar namn")]
    public void A_mapping_names_its_codes_and_columns(string before, string after, string says)
    {
        var fault = Assert.Throws<Trettio.Measuring.DefinitionException>(() => SourceMapping.Parse(Patients.Replace(before, after, StringComparison.Ordinal), "m.yaml"));
        Assert.Contains(says, fault.Reason.Sv, StringComparison.Ordinal);
    }

    private const string Patients = """
        id: p
        version: 1
        made_by: B
        source_system: S
        files:
          - file: PAT*.csv
            tables:
              - table: patients
                where:
                  - { column: avdelning, is: [Bup] }
                columns:
                  patient_id: { first: [Pnr] }
                  birth_year: { from: Född, dates: yyyy-MM-dd }
                  birth_month: { from: född, dates: yyyy-MM-dd }
                  sex: { from: Kön, codes: { M: 1, K: 2 } }
                  protected: { from: Skydd, codes: { j: 1, "": 0 } }
        """;
}
