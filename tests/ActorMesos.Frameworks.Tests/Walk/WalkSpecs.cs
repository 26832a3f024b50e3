using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Tests.Support;
using ActorMesos.Frameworks.Walk;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Walk;

public sealed class WalkSpecs
{
    private static readonly Resources Plain = Free("cpus:4;mem:1024;disk:2048");
    private static readonly Resources AfterReserve = Free("cpus:4;mem:1024") + Reserved("disk:2048");
    private static readonly Resources AfterCreate = Free("cpus:4;mem:1024") + Volume("hdfs-data-0", 2048);

    private static WalkPolicy Born => new(Framework, new WalkSettings());

    private readonly Host<WalkPolicy> _host = new(Born);

    [Fact]
    public void reserves_creates_destroys_and_is_done()
    {
        _host.Sees(Offers("O1", 1, Plain));
        _host.Calls.ShouldAccept("O1", 0).ShouldTurn(Plain).ShouldEqual(AfterReserve);

        _host.Sees(Offers("O2", 1, AfterReserve), 1);
        _host.Calls.ShouldAccept("O2", 0).ShouldTurn(AfterReserve).ShouldEqual(AfterCreate);

        _host.Sees(Offers("O3", 1, AfterCreate), 2);
        _host.Calls.ShouldAccept("O3", 0).ShouldTurn(AfterCreate).ShouldEqual(AfterReserve);
        _host.Policy.IsDone.ShouldBeFalse();

        _host.Sees(Offers("O4", 1, AfterReserve), 3);
        _host.Calls.ShouldOnlyDecline(31_536_000, "O4");
        _host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void creates_the_very_volume_of_the_documentation()
    {
        _host.Sees(Offers("O1", 1, AfterReserve));
        var volume = _host.Calls.ShouldAccept("O1", 0).Operations.ShouldHaveSingleItem().ShouldBeOfType<Create>().Volumes.ShouldHaveSingleItem();
        volume.Disk.ShouldBe(new DiskInfo(new DiskPersistence("hdfs-data-0"), new DiskVolume("data", VolumeMode.ReadWrite)));
        volume.Reservations.Top.ShouldBe(Reservation.Dynamic("hdfs", "p"));
    }

    [Fact]
    public void goes_on_after_a_crash_between_any_two_steps()
    {
        (string Types, Resources Offered)[] steps =
            [("RESERVE", Plain), ("CREATE", AfterReserve), ("DESTROY", AfterCreate), ("", AfterReserve)];
        foreach (var (types, offered) in steps)
        {
            _host.Crashes(Born);
            _host.Sees(Offers(types, 1, offered));
            string.Join('+', _host.Calls.OfType<Domain.Messages.Accept>().Select(accept => accept.Types())).ShouldBe(types);
        }

        _host.Crashes(Born);
        _host.Policy.IsDone.ShouldBeTrue();
    }

    [Fact]
    public void hears_once_what_becomes_of_an_operation_that_it_named_and_asks_again_after_a_crash()
    {
        var host = new Host<WalkPolicy>(new WalkPolicy(Framework, new WalkSettings(NamesOperations: true)));
        host.Sees(Offers("O1", 1, Plain));
        var id = host.Calls.ShouldAccept("O1", 0).Operations.ShouldHaveSingleItem().Id.ShouldNotBeNull();
        id.Value.ShouldBe("RESERVE-O1");
        var news = new OperationStatusUpdate(default, null, new OperationStatus(OperationState.Finished, id, null));
        host.Policy.Decide(news, default).Events.ShouldHaveSingleItem().ShouldBe(new WalkHeard(id, OperationState.Finished));
        host.Sees(news);
        host.Policy.Decide(news, default).Events.ShouldBeEmpty();
        host.Sees(new FrameworkReregistered(new FrameworkId("F"), new MasterId("M")));
        host.Calls.ShouldHaveSingleItem().ShouldBeOfType<ReconcileOperations>().Operations.ShouldBeEmpty();
    }

    [Fact]
    public void repeats_a_step_that_had_no_effect()
    {
        _host.Sees(Offers("O1", 1, Plain));
        _host.Sees(Offers("O2", 1, Plain), 6);
        _host.Calls.ShouldAccept("O2", 0).Types().ShouldBe("RESERVE");
        _host.Sees(Offers("O3", 1, AfterCreate), 7);
        _host.Sees(Offers("O4", 1, AfterCreate), 12);
        _host.Calls.ShouldAccept("O4", 0).Types().ShouldBe("DESTROY");
    }

    [Fact]
    public void names_itself_as_creator_when_an_anonymous_create_had_no_effect()
    {
        _host.Sees(Offers("O1", 1, AfterReserve));
        _host.Sees(Offers("O2", 1, AfterReserve), 6);
        var create = _host.Calls.ShouldAccept("O2", 0).Operations.ShouldHaveSingleItem().ShouldBeOfType<Create>();
        create.Volumes[0].Disk!.Persistence.ShouldBe(new DiskPersistence("hdfs-data-0", "p"));
    }

    [Fact]
    public void uses_an_offer_that_comes_twice_once()
    {
        _host.Sees(Offers("O1", 1, Plain));
        _host.Sees(Offers("O1", 1, Plain)).ShouldBe(Domain.Frameworks.PolicyDecision.Nothing);
    }

    [Fact]
    public void reserves_on_one_host_only()
    {
        _host.Sees(Offers(Offer("O1", 1, Plain), Offer("O2", 2, Plain)));
        _host.Calls.ShouldAccept("O1", 0);
        _host.Calls.OfType<Domain.Messages.Decline>().ShouldHaveSingleItem().OfferIds[0].Value.ShouldBe("O2");
    }

    [Fact]
    public void reserves_elsewhere_after_waiting_in_vain_for_30_seconds()
    {
        _host.Sees(Offers("O1", 1, Plain));
        _host.Sees(Offers("O2", 2, Plain), 29);
        _host.Calls.ShouldOnlyDecline(null, "O2");
        _host.Sees(Offers("O3", 2, Plain), 30);
        _host.Calls.ShouldAccept("O3", 0).Types().ShouldBe("RESERVE");
    }

    [Fact]
    public void stays_with_its_volume_for_however_long_its_host_is_away()
    {
        _host.Sees(Offers("O1", 1, AfterReserve));
        _host.Sees(Offers("O2", 2, AfterReserve), 3600);
        _host.Calls.ShouldOnlyDecline(null, "O2");
        _host.Sees(Offers("O3", 1, AfterCreate), 3601);
        _host.Calls.ShouldAccept("O3", 0).Types().ShouldBe("DESTROY");
    }

    [Fact]
    public void is_not_done_by_reserved_disk_of_another_host()
    {
        _host.Sees(Offers("O1", 1, AfterCreate));
        _host.Sees(Offers("O2", 2, AfterReserve), 3600);
        _host.Policy.IsDone.ShouldBeFalse();
    }

    [Fact]
    public void reserves_anew_when_its_reservation_is_gone_for_30_seconds()
    {
        _host.Sees(Offers("O1", 1, AfterReserve));
        _host.Sees(Offers("O2", 1, Plain), 29);
        _host.Calls.ShouldOnlyDecline(null, "O2");
        _host.Sees(Offers("O3", 1, Plain), 30);
        _host.Calls.ShouldAccept("O3", 0).Types().ShouldBe("RESERVE");
    }

    [Theory]
    [InlineData("cassandra", "p")]
    [InlineData("hdfs", "q")]
    public void leaves_what_others_own_alone(string role, string principal)
    {
        _host.Sees(Offers("O1", 1, Reserved("disk:2048", role, principal) + Volume("hdfs-data-0", 10, role, principal)));
        _host.Calls.ShouldOnlyDecline(null, "O1");
    }

    [Fact]
    public void leaves_volumes_of_another_id_alone()
    {
        _host.Sees(Offers("O1", 1, Resources.Of(Volume("hdfs-data-1", 10))));
        _host.Calls.ShouldOnlyDecline(null, "O1");
    }

    [Fact]
    public void declines_offers_without_disk()
    {
        _host.Sees(Offers("O1", 1, Free("cpus:4;mem:1024")));
        _host.Calls.ShouldOnlyDecline(null, "O1");
    }

    [Fact]
    public void throws_on_an_event_that_is_not_its_own() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Born.Apply(new Foreign()));

    private sealed record Foreign : Domain.Decisions.IEvent
    {
        public bool IsDurable => false;
    }
}
