using System.Globalization;
using Microsoft.AspNetCore.Http;
using Trettio.Care;
using Trettio.Planning.Producing;
using Trettio.Reports;
using Trettio.Work.Producing;

namespace Trettio.Web.Producing;

/// <summary>A plan as it was written in the page's form, and what was wrong with it.</summary>
public sealed record PlanForm(PlanInputs Inputs, IFormCollection? Written = null)
{
    public const string GrowthField = "growth", NumbersField = "numbers", PerMilleField = "growth_per_mille";

    /// <summary>What cannot be read, or why the plan was not saved; null: nothing.</summary>
    public Phrase? Fault { get; init; }

    /// <summary>The name of the field that is at fault.</summary>
    public string? FaultField { get; init; }

    public static string Field(PlanKey key) => $"{key.Point.Code()}.{key.Month}.{Codes.Code(key.Field)}";

    /// <summary>What stands in a number's field: as it was written, else the plan's own.</summary>
    public string Value(PlanKey key) => Written is { } form && form.ContainsKey(Field(key))
        ? form[Field(key)].ToString()
        : Inputs.Of(key.Point, key.Month, key.Field)?.ToString(CultureInfo.InvariantCulture) ?? "";

    public string Growth(Language language) => Written is { } form && form.ContainsKey(GrowthField) ? form[GrowthField].ToString() : PlanWords.Percent(Inputs.GrowthPerMille, language);

    public string Text(string name) => Written?[name].ToString() ?? "";

    /// <summary>The plan at hand with what the form says instead. A form from a read workbook brings the whole plan; another leaves what it has no field for.</summary>
    internal static PlanForm Of(IFormCollection form, PlanAtHand plan)
    {
        if (form.ContainsKey(NumbersField))
        {
            try
            {
                var perMille = int.Parse(form[PerMilleField].ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                return new(PlanText.Parse(form[NumbersField].ToString().ReplaceLineEndings("\n"), Math.Clamp(perMille, PlanInputs.LeastGrowth, PlanInputs.MostGrowth)), form);
            }
            catch (Exception fault) when (fault is FormatException or OverflowException)
            {
                throw new BadHttpRequestException("no plan", fault);
            }
        }

        var numbers = new Dictionary<PlanKey, int?>();
        foreach (var key in Keys(plan).Where(key => form.ContainsKey(Field(key))))
        {
            var text = form[Field(key)].ToString().Trim();
            if (text.Length > 0 && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= PlanInputs.Most))
            {
                return Wrong(Field(key), PlanWords.Of(key, plan.Limit) is var name
                    ? new($"{name.Sv} ska vara ett helt tal från 0 till {PlanInputs.Most}, eller tomt.", $"{name.En} must be a whole number from 0 to {PlanInputs.Most}, or empty.")
                    : default);
            }

            numbers[key] = text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
        }

        return GrowthOf(form[GrowthField].ToString()) is { } growth
            ? new(plan.Inputs.With(numbers) with { GrowthPerMille = growth }, form)
            : Wrong(GrowthField, new(
                $"Förändringen av inflödet ska vara procent med högst en decimal, från {PlanInputs.LeastGrowth / 10} till {PlanInputs.MostGrowth / 10}.",
                $"The change of inflow must be per cent with at most one decimal, from {PlanInputs.LeastGrowth / 10} to {PlanInputs.MostGrowth / 10}."));

        PlanForm Wrong(string field, Phrase fault) => new(plan.Inputs, form) { Fault = fault, FaultField = field };
    }

    internal static IEnumerable<PlanKey> Keys(PlanAtHand plan) => Codes.MeasuringPoints
        .SelectMany(point => new PlanCells(point, plan.Scope.Year, plan.Goals.Improvements.Count).Keys).Where(key => key.Month.Year == plan.Scope.Year);

    private static int? GrowthOf(string text)
    {
        text = text.Trim().Replace(',', '.').Replace('\u2212', '-');
        return text.Length == 0 ? 0
            : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                && percent is >= (PlanInputs.LeastGrowth / 10) and <= (PlanInputs.MostGrowth / 10) && decimal.Truncate(10 * percent) == 10 * percent
                ? (int)(10 * percent)
                : null;
    }
}
