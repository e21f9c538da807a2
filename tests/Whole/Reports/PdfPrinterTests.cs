using System.Diagnostics;
using Trettio.Care;
using Trettio.Reports;
using Trettio.Specs.Reports;

namespace Trettio.Whole.Reports;

/// <summary>The environment names the browser, so these run one at a time.</summary>
[CollectionDefinition(nameof(PdfPrinterTests), DisableParallelization = true)]
public sealed class PdfPrinterCollection;

[Collection(nameof(PdfPrinterTests))]
public sealed class PdfPrinterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trettio-pdf-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(PdfPrinter.Variable, null);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_report_prints_as_tagged_A4_with_its_answer_and_page_numbers()
    {
        Assert.True(PdfPrinter.IsAvailable);
        var pdf = Path.Combine(folder, "rapport åäö.pdf");
        await PdfPrinter.PrintAsync(await HtmlFile(), pdf, TestContext.Current.CancellationToken);

        var facts = await Run("pdfinfo", pdf);
        Assert.Matches(@"Tagged:\s+yes", facts);
        Assert.Matches(@"Page size:.*\(A4\)", facts);
        Assert.Matches(@"Pages:\s+[1-3]\b", facts);
        Assert.Matches(@"Title:\s+Månadsrapport augusti 2025 – Västra Götaland", facts.Replace('\u00A0', ' '));

        var text = (await Run("pdftotext", "-layout", pdf, "-")).Replace('\u00A0', ' ');
        Assert.Contains("Två av tre mål uppnåddes.", text, StringComparison.Ordinal);
        Assert.Matches("sida 1 av [1-3]", text);
        Assert.Contains("bup-2025", text, StringComparison.Ordinal);
        Assert.Contains("körd 2025-09-20 07:02", text, StringComparison.Ordinal);
        Assert.Equal(["rapport åäö.pdf", "rapport.html"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_missing_browser_is_said_in_one_sentence_and_leaves_no_file()
    {
        Environment.SetEnvironmentVariable(PdfPrinter.Variable, Path.Combine(folder, "no-such-browser"));
        Assert.False(PdfPrinter.IsAvailable);
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await PdfPrinter.PrintAsync(await HtmlFile(), Path.Combine(folder, "x.pdf"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.ProgramMissing, refused.Code);
        Assert.Contains(PdfPrinter.Variable, refused.Sentence.Sv, StringComparison.Ordinal);
        Assert.Equal(["rapport.html"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_browser_that_makes_nothing_is_refused_and_an_earlier_file_stays()
    {
        Environment.SetEnvironmentVariable(PdfPrinter.Variable, "/bin/true");
        var pdf = Path.Combine(folder, "x.pdf");
        await File.WriteAllTextAsync(pdf, "earlier", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await PdfPrinter.PrintAsync(await HtmlFile(), pdf, TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.ProgramMissing, refused.Code);
        Assert.Equal("earlier", await File.ReadAllTextAsync(pdf, TestContext.Current.CancellationToken));
    }

    private async Task<string> HtmlFile()
    {
        var path = Path.Combine(folder, "rapport.html");
        await File.WriteAllTextAsync(path, await HtmlReport.RenderAsync(PublishedVgr.August, Language.Swedish), TestContext.Current.CancellationToken);
        return path;
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }
}
