using System.Globalization;
using System.Text;
using ActorMesos.Domain.Time;
using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Control;

/// <summary><c>/metrics</c>: the master's metrics in the text form of Prometheus; a name's slashes are underscores.</summary>
internal static class PrometheusEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!await exchange.Allows("GET", "HEAD"))
        {
            return;
        }

        var text = await exchange.Door.Read("prometheus", run => run.Master()?.Metrics(new Instant(run.Now.Ticks)) is { } metrics ? Print(metrics.Values) : []);
        if (text.Length == 0)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
        }
        else
        {
            await exchange.Send(text, "text/plain; version=0.0.4; charset=utf-8");
        }
    }

    private static byte[] Print(IReadOnlyDictionary<string, double> metrics)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in metrics)
        {
            var printed = "mesos_" + string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
            if (seen.Add(printed))
            {
                text.Append(CultureInfo.InvariantCulture, $"# TYPE {printed} untyped\n{printed} {value:R}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
