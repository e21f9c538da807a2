using System.Globalization;
using Trettio.Care;

namespace Trettio.Planning.Producing;

/// <summary>The numbers of a plan as they are kept: one line each, <c>measuring_point;month;field;number</c>, readable in any database.</summary>
public static class PlanText
{
    public static string Write(PlanInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return string.Concat(inputs.Numbers.Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Key.Point.Code()};{one.Key.Month};{Codes.Code(one.Key.Field)};{one.Value}\n")));
    }

    /// <exception cref="FormatException">A line is none of ours.</exception>
    public static PlanInputs Parse(string text, int growthPerMille)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new Dictionary<PlanKey, int>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(';');
            if (parts.Length != 4 || Choice(Codes.MeasuringPoints, parts[0], point => point.Code()) is not { } point || !Month.TryParse(parts[1], out var month)
                || Choice(Enum.GetValues<PlanField>(), parts[2], Codes.Code) is not { } field
                || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > PlanInputs.Most)
            {
                throw new FormatException($"'{line}' is no number of a plan.");
            }

            numbers[new(point, month, field)] = number;
        }

        return new() { GrowthPerMille = growthPerMille, Numbers = numbers };
    }

    private static T? Choice<T>(IReadOnlyList<T> known, string text, Func<T, string> code)
        where T : struct => known.Where(one => code(one) == text).Select(one => (T?)one).FirstOrDefault();
}
