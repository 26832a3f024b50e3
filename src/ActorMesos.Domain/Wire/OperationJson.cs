using System.Text.Json;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Wire;

/// <summary>An operation as JSON (<c>Offer.Operation</c>): its type, and a field of that name with what it is about.</summary>
public static class OperationJson
{
    private static readonly (string, OperationForm)[] Forms = [.. OperationForm.All.Select(form => (form.Type, form))];

    /// <summary>Reads an operation.</summary>
    public static Result<Operation> Parse(string json) => WireDocument.Parse(json, Read);

    /// <summary>Writes an operation.</summary>
    public static string Print(Operation operation) => WireDocument.Print(writer => Write(writer, operation));

    /// <summary>Reads an operation of a larger document.</summary>
    public static Operation Read(WireValue value)
    {
        var form = value.Field("type").Choice(Forms);
        var operation = form.Read(value.Field(form.Field));
        return value.Optional("id").IsMissing ? operation : operation with { Id = new OperationId(IdJson.Read(value, "id")) };
    }

    /// <summary>Writes an operation of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, Operation operation)
    {
        var form = OperationForm.Of(operation);
        writer.WriteStartObject();
        writer.WriteString("type", form.Type);
        if (operation.Id is { } id)
        {
            IdJson.Write(writer, "id", id.Value);
        }

        writer.WriteStartObject(form.Field);
        form.Write(writer, operation);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
