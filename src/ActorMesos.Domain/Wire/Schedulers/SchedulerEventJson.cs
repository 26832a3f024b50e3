using System.Text;
using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>What the master says to a scheduler as JSON (<c>scheduler.Event</c> of the v1 API).</summary>
public static class SchedulerEventJson
{
    /// <summary>Writes an event. A message that schedulers outside are not told writes nothing.</summary>
    /// <returns>Whether anything was written.</returns>
    public static bool Write(Utf8JsonWriter writer, IProtocolMessage message, EventSetting setting)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(setting);
        switch (message)
        {
            case FrameworkRegistered registered:
                Subscribed(writer, registered.FrameworkId, registered.MasterId, setting);
                return true;
            case FrameworkReregistered reregistered:
                Subscribed(writer, reregistered.FrameworkId, reregistered.MasterId, setting);
                return true;
            case ResourceOffers offers:
                Event(writer, "OFFERS", "offers", body =>
                {
                    body.WriteStartArray("offers");
                    foreach (var offer in offers.Offers)
                    {
                        V1OfferJson.Write(body, offer, setting);
                    }

                    body.WriteEndArray();
                });
                return true;
            case RescindResourceOffer rescind:
                Event(writer, "RESCIND", "rescind", body => IdJson.Write(body, "offer_id", rescind.OfferId.Value));
                return true;
            case InverseOffers inverse:
                Event(writer, "INVERSE_OFFERS", "inverse_offers", body =>
                {
                    body.WriteStartArray("inverse_offers");
                    foreach (var offer in inverse.Offers)
                    {
                        V1OfferJson.Write(body, offer);
                    }

                    body.WriteEndArray();
                });
                return true;
            case RescindInverseOffer rescind:
                Event(writer, "RESCIND_INVERSE_OFFER", "rescind_inverse_offer", body => IdJson.Write(body, "inverse_offer_id", rescind.InverseOfferId.Value));
                return true;
            case StatusUpdate update:
                Event(writer, "UPDATE", "update", body => TaskStatusJson.Write(body, "status", update.Status));
                return true;
            case OperationStatusUpdate update:
                Event(writer, "UPDATE_OPERATION_STATUS", "update_operation_status", body => OperationStatusJson.Write(body, "status", update.Status));
                return true;
            case LostSlave lost:
                Event(writer, "FAILURE", "failure", body => IdJson.Write(body, "agent_id", lost.SlaveId.Value));
                return true;
            case ExitedExecutor exited:
                Event(writer, "FAILURE", "failure", body =>
                {
                    IdJson.Write(body, "agent_id", exited.SlaveId.Value);
                    IdJson.Write(body, "executor_id", exited.ExecutorId.Value);
                    body.WriteNumber("status", exited.Status);
                });
                return true;
            case ExecutorToFramework said:
                Event(writer, "MESSAGE", "message", body =>
                {
                    IdJson.Write(body, "agent_id", said.SlaveId.Value);
                    IdJson.Write(body, "executor_id", said.ExecutorId.Value);
                    body.WriteBase64String("data", Encoding.UTF8.GetBytes(said.Data));
                });
                return true;
            case FrameworkError error:
                Error(writer, error.Message);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes an event that says what was wrong; nothing comes after it.</summary>
    public static void Error(Utf8JsonWriter writer, string message) =>
        Event(writer, "ERROR", "error", body => body.WriteString("message", message));

    /// <summary>Writes the event that shows that the connection stands.</summary>
    public static void Heartbeat(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("type", "HEARTBEAT");
        writer.WriteEndObject();
    }

    private static void Subscribed(Utf8JsonWriter writer, FrameworkId framework, MasterId master, EventSetting setting) =>
        Event(writer, "SUBSCRIBED", "subscribed", body =>
        {
            IdJson.Write(body, "framework_id", framework.Value);
            body.WriteNumber("heartbeat_interval_seconds", setting.HeartbeatSeconds);
            MasterInfoJson.Write(body, "master_info", master, setting.Host, setting.Port);
        });

    private static void Event(Utf8JsonWriter writer, string type, string field, Action<Utf8JsonWriter> body)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(field);
        body(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
