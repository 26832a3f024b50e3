using System.Text.Json;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;

namespace ActorMesos.Http.Operator;

/// <summary><c>/version</c>: the release of Mesos whose endpoints these are.</summary>
internal static class VersionEndpoint
{
    private static readonly byte[] Document = CallDocument.Bytes(writer =>
    {
        writer.WriteStartObject();
        WriteFields(writer);
        writer.WriteEndObject();
    });

    public static async Task Handle(Exchange exchange)
    {
        if (await exchange.Allows("GET", "HEAD"))
        {
            await exchange.AnswerJson(Document);
        }
    }

    /// <summary>The fields that other documents hold as well.</summary>
    public static void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("build_date", "2015-07-22 00:00:00");
        writer.WriteNumber("build_time", 1437523200.0);
        writer.WriteString("build_user", "actormesos");
        writer.WriteString("version", MesosVersion.Number);
    }
}
