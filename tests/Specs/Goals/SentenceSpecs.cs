using Trettio.Care;
using Trettio.Goals;

namespace Trettio.Specs.Goals;

public class SentenceSpecs
{
    // In time, counted, base in time, base counted, waiting, waiting in time of August 2025.
    [Theory]
    [InlineData("214 486 473 914 – –", "Ej uppnått, men det var nära: 43 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten). "
        + "SKR:s rapport kan visa 42, som är 42,37 avrundat; 42 räcker inte.")]
    [InlineData("256 486 473 914 – –", "Ej uppnått, men det var nära: 1 patient saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten). "
        + "SKR:s rapport kan visa 0, som är 0,37 avrundat; 0 räcker inte.")]
    [InlineData("411 1000 500 1000 – –", "Ej uppnått, men det var nära: 99 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten).")]
    [InlineData("410 1000 500 1000 – –", "Ej uppnått, men det var nära: 100 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten).")]
    [InlineData("409 1000 500 1000 – –", "Ej uppnått: 101 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten).")]
    [InlineData("10 50 20 50 – –", "Ej uppnått: 11 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten). "
        + "SKR:s rapport kan visa 10, som är 10,50 utan decimaler; 10 räcker inte.")]
    [InlineData("5000 20000 11000 20000 – –", "Ej uppnått: 6 200 patienter saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten).")]
    [InlineData("875 1041 817 1080 900 90", "Förbättring minst 5 procentenheter uppnådd: 8,4 procentenheter över augusti 2024. "
        + "17 patienter saknades inom 30 dagar för förbättring minst 10 procentenheter (100 % av potten).")]
    [InlineData("40 107 24 117 – –", "Förbättring minst 10 procentenheter uppnådd: 16,9 procentenheter över augusti 2024. Det ger hela potten.")]
    [InlineData("5996 10000 5000 10000 – –", "Förbättring minst 5 procentenheter uppnådd: 9,96 procentenheter över augusti 2024. "
        + "4 patienter saknades inom 30 dagar för förbättring minst 10 procentenheter (100 % av potten).")]
    [InlineData("80 100 70 100 10 8", "75 %-målet uppnått: 80,0 % av de genomförda och 80,0 % av de väntande inom 30 dagar. Det ger hela potten.")]
    [InlineData("80 100 70 100 0 0", "75 %-målet uppnått: 80,0 % av de genomförda inom 30 dagar, och ingen väntade vid månadens slut. Det ger hela potten.")]
    [InlineData("80 100 75 100 – –", "Förbättring minst 5 procentenheter uppnådd: 5,0 procentenheter över augusti 2024. "
        + "5 patienter saknades inom 30 dagar för förbättring minst 10 procentenheter (100 % av potten). "
        + "75 %-målet går inte att avgöra: 80,0 % av de genomförda var inom 30 dagar, men de väntande är inte kända. Utfallet är räknat utan 75 %-målet.")]
    [InlineData("75 100 75 100 – –", "Ej uppnått utan 75 %-målet: 1 patient saknades inom 30 dagar för förbättring minst 1 procentenhet (50 % av potten). "
        + "75 %-målet går inte att avgöra: 75,0 % av de genomförda var inom 30 dagar, men de väntande är inte kända. Utfallet är räknat utan 75 %-målet.")]
    [InlineData("100 100 100 100 – –", "Ej uppnått utan 75 %-målet. Förbättring minst 1 procentenhet är inte möjlig: andelen var 100,0 % i augusti 2024. "
        + "75 %-målet går inte att avgöra: 100,0 % av de genomförda var inom 30 dagar, men de väntande är inte kända. Utfallet är räknat utan 75 %-målet.")]
    [InlineData("70 100 100 100 – –", "Ej uppnått, men det var nära: 5 patienter saknades inom 30 dagar för 75 %-målet (100 % av potten)"
        + "; om de väntande nådde sin del är inte känt. Förbättring minst 1 procentenhet är inte möjlig: andelen var 100,0 % i augusti 2024.")]
    [InlineData("74 100 80 100 100 75", "Ej uppnått, men det var nära: 1 patient saknades inom 30 dagar för 75 %-målet (100 % av potten).")]
    [InlineData("74 100 94 100 100 65", "Ej uppnått, men det var nära: 1 patient bland de genomförda och 10 bland de väntande saknades inom 30 dagar "
        + "för 75 %-målet (100 % av potten). Förbättring minst 10 procentenheter är inte möjlig: andelen var 94,0 % i augusti 2024.")]
    [InlineData("74 100 94 100 100 64", "Ej uppnått: 1 patient bland de genomförda och 11 bland de väntande saknades inom 30 dagar "
        + "för 75 %-målet (100 % av potten). Förbättring minst 10 procentenheter är inte möjlig: andelen var 94,0 % i augusti 2024.")]
    [InlineData("80 100 94 100 100 74", "Ej uppnått, men det var nära: 1 patient bland de väntande saknades inom 30 dagar för 75 %-målet (100 % av potten). "
        + "Förbättring minst 10 procentenheter är inte möjlig: andelen var 94,0 % i augusti 2024.")]
    [InlineData("1 3 1 3 – –", "Ej uppnått: 1 patient saknades inom 30 dagar för förbättring minst 10 procentenheter (100 % av potten). "
        + "SKR:s rapport kan visa 0, som är 0,30 avrundat; 0 räcker inte.")]
    [InlineData("74 100 – – 10 8", "Underlag saknas: augusti 2024 har ingen andel att jämföra med. 1 patient saknades inom 30 dagar för 75 %-målet (100 % av potten).")]
    [InlineData("80 100 – – – –", "Underlag saknas: augusti 2024 har ingen andel att jämföra med, och 75 %-målet går inte att avgöra eftersom de väntande inte är kända.")]
    [InlineData("– – 80 100 – –", "Underlag saknas: ingen siffra för augusti 2025.")]
    [InlineData("0 0 80 100 – –", "Underlag saknas: inga genomförda att räkna i augusti 2025.")]
    public void The_sentence_says_what_was_reached_or_what_was_missing(string counts, string expected) =>
        Assert.Equal(expected, Told(counts).Sv.Replace('\u00A0', ' '));

    [Theory]
    [InlineData("214 486 473 914 – –", "Not reached, but it was close: 43 patients were missing within 30 days for an improvement of at least 1 percentage point (50% of the pot). "
        + "SKR's report may show 42, which is 42.37 rounded; 42 are not enough.")]
    [InlineData("40 107 24 117 – –", "Improvement of at least 10 percentage points reached: 16.9 percentage points above August 2024. That gives the whole pot.")]
    [InlineData("74 100 80 100 100 75", "Not reached, but it was close: 1 patient was missing within 30 days for the 75% goal (100% of the pot).")]
    [InlineData("5000 20000 11000 20000 – –", "Not reached: 6,200 patients were missing within 30 days for an improvement of at least 1 percentage point (50% of the pot).")]
    public void The_sentence_says_the_same_in_English(string counts, string expected) => Assert.Equal(expected, Told(counts).En);

    [Fact]
    public void Numbers_and_percents_do_not_break_across_lines()
    {
        Assert.Equal(new Phrase("4\u00A0440", "4,440"), Wording.Number(4440));
        Assert.Equal(new Phrase("−0,1", "−0.1"), Wording.Number(-0.05m, 1));
        Assert.Equal(new Phrase("84,1\u00A0%", "84.1%"), Wording.Percent(875 / 1041.0));
        Assert.Equal(new Phrase("1\u00A0234\u00A0567,5", "1,234,567.5"), Wording.Number(1234567.5m, 1));
    }

    [Fact]
    public void A_share_never_looks_as_if_it_reached_or_kept_a_limit_that_it_did_not()
    {
        Assert.Equal("74,96\u00A0%", Wording.PercentNotReaching(0.7496, 75).Sv);
        Assert.Equal("75,0\u00A0%", Wording.PercentNotReaching(0.75, 75).Sv);
        Assert.Equal("74,9\u00A0%", Wording.PercentNotReaching(0.7494, 75).Sv);
        Assert.Equal("90,05\u00A0%", Wording.PercentBeyond(1267 / 1407.0, 90).Sv);
        Assert.Equal("90,1\u00A0%", Wording.PercentBeyond(0.901, 90).Sv);
        Assert.Equal("2,004", Wording.NotWhole(2.004m).Sv);
    }

    [Fact]
    public void Months_are_named()
    {
        Assert.Equal(new Phrase("augusti 2024", "August 2024"), Wording.Name(new(2024, 8)));
        Assert.Equal(new Phrase("mars–juni 2025", "March–June 2025"), Wording.Span(new(2025, 3), new(2025, 6)));
        Assert.Equal(new Phrase("november 2025–februari 2026", "November 2025–February 2026"), Wording.Span(new(2025, 11), new(2026, 2)));
        Assert.Equal(new Phrase("maj 2025", "May 2025"), Wording.Span(new(2025, 5), new(2025, 5)));
    }

    [Fact]
    public void Tiers_and_states_are_written_as_promised()
    {
        Assert.Equal(["level_75", "improve_10", "improve_5", "improve_1", "none"], Enum.GetValues<Tier>().Select(tier => tier.Code()));
        Assert.Equal(
            ["75 %-målet uppnått", "Förbättring minst 10 procentenheter", "Förbättring minst 5 procentenheter", "Förbättring minst 1 procentenhet", "Ej uppnått"],
            Enum.GetValues<Tier>().Select(tier => tier.Name().Sv));
        Assert.Equal(["decided", "cannot_be_told", "no_base", "no_data", "excepted"], Enum.GetValues<AreaState>().Select(state => state.Code()));
        Assert.Equal("Undantagen månad", AreaState.Excepted.Name().Sv);
        Assert.Equal("Underlag saknas", AreaState.NoData.Name().Sv);
    }

    private static Phrase Told(string counts)
    {
        var cells = counts.Split(' ').Select(Example.Int).ToArray();
        return Example.FirstVisit(new AreaCounts
        {
            InTime = cells[0],
            Counted = cells[1],
            BaseInTime = cells[2],
            BaseCounted = cells[3],
            Waiting = cells[4],
            WaitingInTime = cells[5],
        }).Sentence;
    }
}
