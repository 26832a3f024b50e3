using ActorMesos.Reports.Tests.Support;
using Microsoft.Playwright;

namespace ActorMesos.Reports.Tests;

public sealed class BrowserSpecs : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Recorded.Folder();
    private readonly List<string> _problems = [];
    private readonly List<string> _requests = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is not { } chromium)
        {
            return;
        }

        RunReport.Write(Recorded.Quickstart, _folder.FullName);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Delete(recursive: true);
    }

    [BrowserFact]
    public async Task the_report_draws_itself_offline_at_both_widths()
    {
        foreach (var width in (int[])[1280, 400])
        {
            var page = await Open(width);

            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator(".verdict").InnerTextAsync()).ShouldBe("HOLDS");
            (await page.Locator("section[aria-label='Timeline'] svg").CountAsync()).ShouldBe(1);
            (await page.ScreenshotAsync(new() { FullPage = true })).Length.ShouldBeGreaterThan(10_000);
        }

        _problems.ShouldBeEmpty();
        _requests.ShouldAllBe(address => address.StartsWith("file:", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task the_volume_is_drawn_where_the_recording_says()
    {
        var page = await Open(1280);

        var volume = await page.EvaluateAsync<double[]>("() => { const chart = ActorMesos.charts()[0], one = chart.placed.find(span => span.lane === 'volume'); return [one.from, one.to, chart.convertToPixel({ xAxisIndex: 0 }, one.value[0]), chart.convertToPixel({ xAxisIndex: 0 }, one.value[1])]; }");

        volume[0].ShouldBe(1.02867);
        volume[1].ShouldBe(2.0276855);
        var drawn = await page.EvaluateAsync<double>("(blue) => { const boxes = [...document.querySelectorAll(`section[aria-label='Timeline'] svg path[fill='${blue}']`)].map(path => path.getBBox()); return boxes.length === 1 ? boxes[0].x : -boxes.length; }", "#56B4E9");
        drawn.ShouldBe(volume[2], 1.0);
    }

    [BrowserFact]
    public async Task tables_filter_and_sort_and_a_line_shows_what_led_to_it()
    {
        var page = await Open(1280);
        var lines = page.Locator("section[aria-label='Lines']");

        await lines.Locator("input").FillAsync("WalkStepTaken");
        (await lines.Locator("tbody tr").CountAsync()).ShouldBe(3);
        await lines.Locator("th").First.ClickAsync();
        await lines.Locator("th").First.ClickAsync();
        (await lines.Locator("tbody tr").First.Locator("td").First.InnerTextAsync()).ShouldBe("29");
        await lines.Locator("tbody tr").First.ClickAsync();
        (await page.Locator("section[aria-label='Messages'] .note[aria-live]").InnerTextAsync()).ShouldStartWith("3 lines led to line 29");
        _problems.ShouldBeEmpty();
    }

    private async Task<IPage> Open(int width)
    {
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        page.Console += (_, message) => _problems.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _problems.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
        await page.GotoAsync(new Uri(System.IO.Path.Combine(_folder.FullName, RunReport.PageName)).AbsoluteUri);
        return page;
    }
}
