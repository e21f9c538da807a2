using System.Globalization;
using Trettio.Care;
using Trettio.Synthetic;

namespace Trettio.Specs.Synthetic;

/// <summary>A big region beside Västra Götaland's published months, counted here by a plain reading of contracts §2.</summary>
public class ResemblanceSpecs(ResemblanceSpecs.BigRegion big) : IClassFixture<ResemblanceSpecs.BigRegion>
{
    [Fact]
    public void Shares_in_time_are_within_six_percentage_points_of_every_published_month() =>
        Assert.All(Published(), row =>
            Assert.InRange(100.0 * big.Counts[row.Key].InTime / big.Counts[row.Key].Counted, (100.0 * row.InTime / row.Counted) - 6, (100.0 * row.InTime / row.Counted) + 6));

    [Fact]
    public void Volumes_are_within_a_quarter_of_every_published_month_relative_to_the_mean()
    {
        foreach (var point in Published().GroupBy(row => row.Key.Point))
        {
            var scale = (double)point.Sum(row => row.Counted) / point.Sum(row => big.Counts[row.Key].Counted);
            Assert.All(point, row => Assert.InRange(scale * big.Counts[row.Key].Counted, 0.75 * row.Counted, 1.25 * row.Counted));
        }
    }

    [Fact]
    public void The_three_points_stand_to_each_other_as_in_the_published_months()
    {
        double Of(MeasuringPoint point) => Published().Where(row => row.Key.Point == point).Sum(row => big.Counts[row.Key].Counted);
        double Vgr(MeasuringPoint point) => Published().Where(row => row.Key.Point == point).Sum(row => row.Counted);
        foreach (var point in new[] { MeasuringPoint.Investigation, MeasuringPoint.Treatment })
        {
            var wanted = Vgr(point) / Vgr(MeasuringPoint.FirstVisit);
            Assert.InRange(Of(point) / Of(MeasuringPoint.FirstVisit), 0.9 * wanted, 1.1 * wanted);
        }
    }

    [Fact]
    public void Between_six_and_fourteen_of_a_hundred_completed_are_excluded_and_more_in_summer()
    {
        double Share(Func<Month, bool> which)
        {
            var chosen = big.Counts.Where(count => which(count.Key.Month)).Select(count => count.Value).ToList();
            return 1 - ((double)chosen.Sum(count => count.Counted) / chosen.Sum(count => count.Completed));
        }

        Assert.InRange(Share(_ => true), 0.06, 0.10);
        Assert.InRange(Share(month => month.Number is 7 or 8), 0.11, 0.14);
        Assert.InRange(Share(month => month.Number is not 7 and not 8), 0.06, 0.08);
    }

    [Fact]
    public void July_and_August_are_low_and_spring_and_autumn_high()
    {
        double Mean(params int[] months) => big.Counts
            .Where(count => count.Key.Point == MeasuringPoint.FirstVisit && months.Contains(count.Key.Month.Number)).Average(count => count.Value.Counted);
        Assert.True(Mean(7, 8) < 0.65 * Mean(3, 4, 5));
        Assert.True(Mean(7, 8) < 0.65 * Mean(9, 10, 11));
    }

    [Fact]
    public void The_waiting_list_is_there_from_the_first_month_and_does_not_run_away()
    {
        foreach (var point in Codes.MeasuringPoints)
        {
            var visits = big.Counts.Where(count => count.Key.Point == point).Average(count => count.Value.Counted);
            Assert.All(big.Waiting.Where(waiting => waiting.Key.Point == point), waiting => Assert.InRange(waiting.Value / visits, 0.5, 3.5));
        }
    }

    [Fact]
    public void No_days_heap_before_the_limit_and_none_are_missing_after_it()
    {
        var before = big.Days.GetValueOrDefault(29) + big.Days.GetValueOrDefault(30);
        var after = big.Days.GetValueOrDefault(31) + big.Days.GetValueOrDefault(32);
        Assert.InRange((double)before / after, 0.6, 1.6);
    }

    [Fact]
    public void A_million_contacts_over_two_years_take_the_number_of_patients_that_is_promised()
    {
        var perPatient = (double)big.Contacts / BigRegion.Options.Patients;
        Assert.InRange(perPatient * SyntheticOptions.PatientsPerMillionContacts, 900_000, 1_100_000);
        Assert.InRange((double)big.Contacts / big.Waits, 2.5, 3.5);
    }

    private static IEnumerable<((Month Month, MeasuringPoint Point) Key, int InTime, int Counted)> Published()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Trettio.slnx")))
            folder = folder.Parent!;
        return File.ReadLines(Path.Combine(folder.FullName, "examples", "vgr", "vgr-2024-2025.csv")).Skip(1).Select(line => line.Split(';')).Select(cells =>
            ((Month.Parse(cells[1]), Codes.MeasuringPoints.Single(point => point.Code() == cells[2])),
                int.Parse(cells[3], CultureInfo.InvariantCulture), int.Parse(cells[4], CultureInfo.InvariantCulture)));
    }

    /// <summary>Counted once for all the tests above: 120 000 children, two years.</summary>
    public sealed class BigRegion
    {
        public static SyntheticOptions Options { get; } = new() { Patients = 120_000, Years = 2, Seed = 2025 };

        public BigRegion()
        {
            var region = SyntheticRegion.Of(Options);
            var elsewhere = region.Units().Where(unit => unit.CareLevel != CareLevel.Specialist).Select(unit => unit.UnitId).ToHashSet();
            var decided = region.Referrals().ToDictionary(referral => referral.ReferralId, referral => referral.DecidedOn!.Value);
            var waits = region.Waits().ToDictionary(wait => wait.WaitId);
            var stops = new Dictionary<string, DateOnly>();
            Waits = waits.Count;
            foreach (var contact in region.Contacts())
            {
                Contacts++;
                if (contact.Status != ContactStatus.Done || contact.Kind.Point() is not { } point)
                    continue;
                var wait = contact.WaitId is { } id ? waits[id] : null;
                Waits += wait is null ? 1 : 0;
                if (wait is not null)
                    stops[wait.WaitId] = contact.StartedOn;
                if (elsewhere.Contains(wait?.UnitId ?? contact.UnitId))
                    continue;
                var start = point == MeasuringPoint.FirstVisit ? decided[wait?.ReferralId ?? contact.ReferralId!] : (wait?.DecidedOn ?? contact.DecidedOn)!.Value;
                var deviation = contact.Deviation == Deviation.None ? wait?.Deviation ?? Deviation.None : contact.Deviation;
                Count((Month.Of(contact.StartedOn), point), contact.StartedOn.DayNumber - start.DayNumber, deviation);
            }

            foreach (var wait in waits.Values.Where(wait => !elsewhere.Contains(wait.UnitId)))
            {
                var start = wait.MeasuringPoint == MeasuringPoint.FirstVisit ? decided[wait.ReferralId!] : wait.DecidedOn;
                var end = stops.TryGetValue(wait.WaitId, out var stop) ? stop : wait.RemovedOn ?? DateOnly.MaxValue;
                foreach (var month in Month.Range(Options.From, Options.Until).Where(month => start <= month.Last && wait.ListedOn <= month.Last && end > month.Last))
                    Waiting[(month, wait.MeasuringPoint)] = Waiting.GetValueOrDefault((month, wait.MeasuringPoint)) + 1;
            }
        }

        public long Contacts { get; }

        public long Waits { get; }

        public Dictionary<(Month Month, MeasuringPoint Point), (int InTime, int Counted, int Completed)> Counts { get; } = [];

        public Dictionary<(Month Month, MeasuringPoint Point), int> Waiting { get; } = [];

        public Dictionary<int, int> Days { get; } = [];

        private void Count((Month Month, MeasuringPoint Point) key, int days, Deviation deviation)
        {
            var (inTime, counted, completed) = Counts.GetValueOrDefault(key);
            var excluded = deviation is Deviation.MedicallyCaused or Deviation.SpeciallyCaused || (deviation == Deviation.PatientChosen && days > 30);
            Counts[key] = (inTime + (!excluded && days <= 30 ? 1 : 0), counted + (excluded ? 0 : 1), completed + 1);
            if (!excluded)
                Days[days] = Days.GetValueOrDefault(days) + 1;
        }
    }
}
