namespace ActorMesos.Reports.Tests.Support;

/// <summary>A test in a real browser. Where there is no Chromium it is left out, and says how to get one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public BrowserFactAttribute()
    {
        if (Chromium is null)
        {
            Skip = "there is no Chromium here; on Debian: apt-get install chromium";
        }
    }

    /// <summary>The browser; null where there is none.</summary>
    public static string? Chromium { get; } = Array.Find(Places, File.Exists);
}
