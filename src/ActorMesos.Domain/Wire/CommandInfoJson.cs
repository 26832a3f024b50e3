using System.Text.Json;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Wire;

/// <summary>A command as JSON (<c>CommandInfo</c>): its command line, and the user that it runs as.</summary>
internal static class CommandInfoJson
{
    public static CommandInfo? Read(WireValue value) =>
        value.IsMissing
        ? null
        : CommandInfo.FromCommandLine(value.Field("value").Text()) with { User = value.Optional("user").TextOrNull() };

    public static void Write(Utf8JsonWriter writer, CommandInfo? command)
    {
        if (command is null)
        {
            return;
        }

        writer.WriteStartObject("command");
        writer.WriteString("value", command.Value);
        if (command.User is { } user)
        {
            writer.WriteString("user", user);
        }

        writer.WriteEndObject();
    }
}
