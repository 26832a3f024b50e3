using System.Text.Json;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Wire;

/// <summary>A command as JSON (<c>CommandInfo</c>): its command line alone.</summary>
internal static class CommandInfoJson
{
    public static CommandInfo? Read(WireValue value) =>
        value.IsMissing ? null : CommandInfo.FromCommandLine(value.Field("value").Text());

    public static void Write(Utf8JsonWriter writer, CommandInfo? command)
    {
        if (command is not null)
        {
            IdJson.Write(writer, "command", command.Value);
        }
    }
}
