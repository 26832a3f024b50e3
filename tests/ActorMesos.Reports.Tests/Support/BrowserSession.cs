using Microsoft.Playwright;

namespace ActorMesos.Reports.Tests.Support;

/// <summary>One browser without a network for the tests of a class, and all that it complained about or asked for.</summary>
public sealed class BrowserSession : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Recorded.Folder();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>What the pages wrote to their consoles, and their errors.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The addresses that the pages asked for.</summary>
    public List<string> Requests { get; } = [];

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Chromium is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
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

    /// <summary>Opens a page so many pixels wide.</summary>
    public async Task<IPage> Open(string html, int width, ColorScheme colours = ColorScheme.Light)
    {
        var file = System.IO.Path.Combine(_folder.FullName, "page.html");
        await File.WriteAllTextAsync(file, html);
        var page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours, Offline = true });
        page.Console += (_, message) => Problems.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Problems.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }
}
