using Trettio.Measuring;
using Trettio.Measuring.Fast;
using Trettio.Measuring.Judging;

namespace Trettio.Quality.Facts;

/// <summary>What is known of a region as a whole, beside its persons: its units and codes, its last day, and its sums when every part has been added.</summary>
internal sealed class RegionFacts
{
    /// <summary>Of a choice kept in a byte.</summary>
    internal const byte NotTold = 255;

    private readonly Lazy<UnitMonths> monthly;
    private readonly Lazy<MonthCourses> courses;

    internal RegionFacts(RuleSet rules)
    {
        Rules = rules;
        monthly = new(() => new(this));
        courses = new(() => new(this));
    }

    internal RuleSet Rules { get; }

    internal CodeLists? Lists { get; set; }

    /// <summary>By the check's id: what several checks share follows the numbers of the one that it is about.</summary>
    internal IReadOnlyDictionary<string, CheckSettings> Settings { get; set; } = new Dictionary<string, CheckSettings>();

    internal UnitRegister Register { get; set; } = new([]);

    /// <summary>Every unit that any row names.</summary>
    internal IdTable Units { get; } = new();

    internal IdTable Kva { get; } = new();

    internal bool HasOffers { get; set; }

    /// <summary>The last day on which anything is known to have happened; -1 without any row.</summary>
    internal int LastDay { get; set; } = -1;

    /// <summary>Done contacts per unit and month, and what else is summed so. Its months are known from the start, its sums when every part has been added.</summary>
    internal UnitMonths Monthly => monthly.Value;

    /// <summary>Which unit-months are missing, doubled or moved: the checks of volumes leave them to those checks. For when every part has been added.</summary>
    internal MonthCourses Courses => courses.Value;
}
