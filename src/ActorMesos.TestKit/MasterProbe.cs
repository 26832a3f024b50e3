using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.TestKit.Probes;
using Akka.TestKit;

namespace ActorMesos.TestKit;

/// <summary>What a probe that stands in for the master expects and says.</summary>
public static class MasterProbe
{
    private static readonly MasterId Id = new("20150722-000000-1");

    /// <summary>Expects a slave to register, for the first time or again, and admits it.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="hostname">Which slave; null for any.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    /// <returns>The slave's id.</returns>
    public static SlaveId AdmitSlave(this TestProbe probe, string? hostname = null, TimeSpan? within = null)
    {
        bool IsWanted(string name) => hostname is null || name == hostname;
        var standIn = StandIns.Of(probe);
        var asked = Expectation.Find<IProtocolMessage>(
            probe,
            message => (message is RegisterSlave first && IsWanted(first.Slave.Hostname)) || (message is ReregisterSlave again && IsWanted(again.Slave.Hostname)),
            within,
            $"the registration of {hostname ?? "a slave"}");
        if (asked is ReregisterSlave back)
        {
            standIn.Send(back.Slave.Node, new SlaveReregistered(back.SlaveId, []));
            return back.SlaveId;
        }

        var id = new SlaveId($"{Id}-S{standIn.Made++.ToString(CultureInfo.InvariantCulture)}");
        standIn.Send(((RegisterSlave)asked).Slave.Node, new SlaveRegistered(id));
        return id;
    }

    /// <summary>Expects a framework to subscribe, for the first time or again, and lets it.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="name">Which framework; null for any.</param>
    /// <param name="within">The limit, in virtual time; null for 30 s.</param>
    /// <returns>The framework's id.</returns>
    public static FrameworkId AdmitFramework(this TestProbe probe, string? name = null, TimeSpan? within = null)
    {
        bool IsWanted(string other) => name is null || name == other;
        var standIn = StandIns.Of(probe);
        var asked = Expectation.Find<IProtocolMessage>(
            probe,
            message => (message is RegisterFramework first && IsWanted(first.Framework.Name)) || (message is ReregisterFramework again && IsWanted(again.Framework.Name)),
            within,
            $"the subscription of {name ?? "a framework"}");
        if (asked is ReregisterFramework back)
        {
            standIn.Send(back.Framework.Node, new FrameworkReregistered(back.FrameworkId, Id));
            return back.FrameworkId;
        }

        var id = new FrameworkId($"{Id}-{standIn.Made++.ToString("0000", CultureInfo.InvariantCulture)}");
        standIn.Send(((RegisterFramework)asked).Framework.Node, new FrameworkRegistered(id, Id));
        return id;
    }

    /// <summary>Makes an offer.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="framework">The node of the framework.</param>
    /// <param name="id">The framework's id.</param>
    /// <param name="resources">What is offered, as text.</param>
    /// <param name="hostname">The slave that it is of.</param>
    public static Offer Offer(this TestProbe probe, string framework, FrameworkId id, string resources, string hostname = "node-1")
    {
        var standIn = StandIns.Of(probe);
        var number = (standIn.Made++).ToString(CultureInfo.InvariantCulture);
        var offer = new Offer(new OfferId($"{Id}-O{number}"), id, new SlaveId($"{Id}-S-{hostname}"), hostname, FrameworkProbe.ResourcesOf(resources));
        Send(probe, framework, new ResourceOffers([offer]));
        return offer;
    }

    private static void Send(TestProbe probe, string to, IProtocolMessage message) => ProbeExpectations.Send(probe, to, message);
}
