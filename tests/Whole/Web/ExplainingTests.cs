using System.Net;
using Trettio.Care;

namespace Trettio.Whole.Web;

[Collection(nameof(WebFixture))]
public sealed class ExplainingTests(WebFixture web)
{
    private const string NotShown = "Posten finns inte eller får inte visas";

    private HashSet<string> Protected => [.. web.Region.Patients().Where(patient => patient.IsProtected).Select(patient => patient.PatientId)];

    [Fact]
    public async Task A_wait_is_explained_by_its_dates_its_conditions_and_the_one_that_decided()
    {
        var shielded = Protected;
        var wait = web.Region.Waits().First(wait => !shielded.Contains(wait.PatientId));
        var text = await web.ExplainAsync(wait.WaitId);
        Assert.Contains($"Väntan {wait.WaitId}", text, StringComparison.Ordinal);
        Assert.Contains(wait.ListedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.Contains("✓", text, StringComparison.Ordinal);
        Assert.Contains("← avgjorde", text, StringComparison.Ordinal);
        Assert.Contains("trettio, 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain(wait.PatientId + "<", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_is_explained_too_and_in_english_and_for_one_month()
    {
        var shielded = Protected;
        var contact = web.Region.Contacts().First(contact => contact.Status == ContactStatus.Done && !shielded.Contains(contact.PatientId));
        var text = await web.ExplainAsync(contact.ContactId, "/forklaring?lang=en", Month.Of(contact.StartedOn).ToString());
        Assert.Contains($"Contact {contact.ContactId}", text, StringComparison.Ordinal);
        Assert.Single(text.Split("class=\"of-month\"").Skip(1));
    }

    [Fact]
    public async Task A_protected_child_is_answered_as_an_id_that_is_not_there()
    {
        var shielded = Protected;
        Assert.NotEmpty(shielded);
        var wait = web.Region.Waits().First(wait => shielded.Contains(wait.PatientId));
        var contact = web.Region.Contacts().First(contact => shielded.Contains(contact.PatientId));
        var unknown = await web.ExplainAsync("finns-inte");
        Assert.Contains(NotShown, unknown, StringComparison.Ordinal);
        Assert.Equal(unknown.Replace("finns-inte", wait.WaitId, StringComparison.Ordinal), await web.ExplainAsync(wait.WaitId));
        Assert.Equal(unknown.Replace("finns-inte", contact.ContactId, StringComparison.Ordinal), await web.ExplainAsync(contact.ContactId));
        Assert.Contains("aria-invalid=\"true\"", unknown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Skriv ett id")]
    [InlineData("w", "2025-13", "Månaden kan inte läsas")]
    [InlineData("<script>alert(1)</script>", "", NotShown)]
    public async Task A_faulty_question_is_given_back_with_what_to_correct(string id, string month, string sentence)
    {
        var text = await web.ExplainAsync(id, month: month);
        Assert.Contains("Frågan behöver rättas", text, StringComparison.Ordinal);
        Assert.Contains(sentence, text, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id });
        using var answer = await web.Client.PostAsync(new Uri("/forklaring", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task An_id_in_the_address_is_not_looked_at()
    {
        var (_, text) = await web.GetAsync($"/forklaring?id={web.Region.Waits().First().WaitId}");
        Assert.DoesNotContain("Vad som hände", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_a_form_is_refused()
    {
        using var answer = await web.Client.PostAsync(new Uri("/forklaring", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
