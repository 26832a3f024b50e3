namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using CsCheck;

/// <summary>The operations and the plain model of a slave do the same, and refuse the same, step by step.</summary>
public sealed class SlaveModelProperties
{
    private static readonly SlaveId Slave = new("S0");

    private static readonly string[] Stacks =
        ["", "static:eng", "dynamic:eng:p", "dynamic:eng:q", "dynamic:eng:", "dynamic:ops:p", "static:eng|dynamic:eng/db:p", "static:*", "static:eng|dynamic:ops:p"];

    private static readonly string[] Verbs = ["RESERVE", "UNRESERVE", "CREATE", "DESTROY", "GROW_VOLUME", "SHRINK_VOLUME", "LAUNCH"];

    private static readonly Gen<Piece> AnyPiece = Gen.Select(
        Gen.OneOf("disk", "disk", "cpus"), Gen.Long[1, 3], Gen.OneOf(Stacks), Gen.OneOf("", "", "PATH", "MOUNT"), Gen.OneOf("", "v1", "v2"), Gen.Int[0, 5])
        .Select((name, milli, stack, source, volume, dice) => new Piece(name, milli, stack, source, volume, dice == 0));

    /// <summary>A wish: what to do, by whom, to how much of the n-th free piece, and what to do it to when that is left to chance.</summary>
    private static readonly Gen<Wish> Wishes = Gen.Select(
        Gen.OneOf([.. Verbs, "FINISH"]), Gen.OneOf("eng", "eng", "ops", "eng/db", ""), Gen.OneOf("p", "p", "p", "q", ""),
        Gen.Int[0, 99], Gen.Int[0, 9], AnyPiece, AnyPiece, Gen.Long[0, 3])
        .Select((verb, role, principal, place, dice, one, other, amount) => new Wish(verb, role, principal, place, dice, one, other, amount));

    [Theory]
    [InlineData("0.23")]
    [InlineData("1.11")]
    public void agree_with_the_model_after_each_step(string release)
    {
        var semantics = SemanticsProfile.All.Single(profile => profile.Name == release);
        var isModern = release != "0.23";
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Wishes.Array[10, 40].Always(
            wishes =>
            {
                var model = new SlaveModel(isModern);
                model.Free.PutAll(Start(isModern));
                var (free, used) = (Sum(Start(isModern)), Resources.Empty);
                foreach (var wish in wishes)
                {
                    if (wish.Verb == "FINISH")
                    {
                        if (model.Tasks.Count > 0)
                        {
                            var over = Sum(model.Tasks[wish.Place % model.Tasks.Count]);
                            (free, used) = (free + over, used - over);
                            model.Finish(wish.Place % model.Tasks.Count);
                        }
                    }
                    else
                    {
                        var request = wish.Of(model);
                        var agreed = model.Do(request);
                        var refusal = Do(request, semantics, ref free, ref used);
                        if (refusal is null != agreed)
                        {
                            Assert.Fail($"{request.Verb} of {string.Join<Piece>(" and ", request.Pieces)} by '{request.Role}': {refusal?.ToString() ?? "done"}");
                        }

                        seen[$"{request.Verb} {agreed}"] = seen.GetValueOrDefault($"{request.Verb} {agreed}") + 1;
                    }

                    Print(free).ShouldBe(model.Free.ToString());
                    Print(used).ShouldBe(model.Used.ToString());
                    ResourceValidation.Validate([.. free, .. used], semantics).ShouldBeNull();
                }
            },
            iter: 500);

        var verbs = Verbs.Where(verb => isModern || !verb.EndsWith("_VOLUME", StringComparison.Ordinal));
        verbs.Where(verb => seen.GetValueOrDefault($"{verb} True") < 10 || seen.GetValueOrDefault($"{verb} False") < 10)
            .ShouldBeEmpty($"each must often succeed and often be refused: {string.Join(", ", seen)}");
    }

    private static Piece[] Start(bool isModern)
    {
        Piece[] everywhere = [new("cpus", 6), new("disk", 8), new("disk", 4, "static:eng")];
        return isModern
            ? [.. everywhere, new("disk", 2, "static:eng", "MOUNT"), new("disk", 2, "", "MOUNT"), new("disk", 4, "", "PATH"), new("cpus", 2, "static:eng")]
            : everywhere;
    }

    private static Refusal? Do(Request request, SemanticsProfile semantics, ref Resources free, ref Resources used)
    {
        var context = new OperationContext
        {
            Semantics = semantics,
            SlaveId = Slave,
            Principal = request.Principal.Length == 0 ? null : request.Principal,
            FrameworkRole = request.Role.Length == 0 ? null : request.Role,
            Checkpointed = (free + used).Checkpointed(),
            Used = used,
        };
        if (request.Verb == "LAUNCH")
        {
            var task = new TaskInfo(new TaskId("t"), "t", Slave, Resources.Of([.. request.Pieces.Select(piece => Make(piece, request))]), new CommandInfo("run"));
            var refusal = Launch.ValidateTask(task, context, free);
            (free, used) = refusal is null ? (free - task.Resources, used + task.Resources) : (free, used);
            return refusal;
        }

        var operation = Operation(request);
        if (operation.Validate(context) is { } invalid)
        {
            return invalid;
        }

        var applied = operation.Apply(free);
        free = applied.IsRefused ? free : applied.Value;
        return applied.Refusal;
    }

    private static Operation Operation(Request request)
    {
        Resource[] resources = [.. request.Pieces.Select(piece => Make(piece, request))];
        return request.Verb switch
        {
            "RESERVE" => new Reserve(resources),
            "UNRESERVE" => new Unreserve(resources),
            "CREATE" => new Create(resources),
            "DESTROY" => new Destroy(resources),
            "GROW_VOLUME" => new GrowVolume(resources[0], resources[1]),
            _ => new ShrinkVolume(resources[0], new Scalar(request.Amount)),
        };
    }

    private static Resources Sum(IEnumerable<Piece> pieces) => Resources.Of([.. pieces.Select(piece => Make(piece, null))]);

    private static Resource Make(Piece piece, Request? request)
    {
        var mode = request is { ReadOnly: true } ? VolumeMode.ReadOnly : VolumeMode.ReadWrite;
        var creator = request is null || request.Creator.Length == 0 ? null : request.Creator;
        return Resource.Scalar(piece.Name, new Scalar(piece.Milli)) with
        {
            Reservations = ReservationStack.Of([.. piece.Reservations.Select(Entry)]),
            Disk = !piece.IsVolume && piece.Source.Length == 0 ? null : new DiskInfo(
                piece.IsVolume ? new DiskPersistence(piece.Volume, creator) : null,
                piece.IsVolume ? new DiskVolume("data", mode) : null,
                piece.Source switch
                {
                    "" => null,
                    "PATH" => new DiskSource(DiskSourceType.Path, "/a"),
                    _ => new DiskSource(DiskSourceType.Mount, "/m"),
                }),
            Shared = piece.Shared,
        };
    }

    private static Reservation Entry(string text)
    {
        var parts = text.Split(':');
        return parts[0] == "static" ? Reservation.Static(parts[1]) : Reservation.Dynamic(parts[1], parts[2].Length == 0 ? null : parts[2]);
    }

    private static string Print(Resources resources)
    {
        var holdings = new Holdings();
        foreach (var resource in resources)
        {
            var stack = resource.Reservations.Select(entry =>
                entry.Type is ReservationType.Static ? $"static:{entry.Role}" : $"dynamic:{entry.Role}:{entry.Principal}");
            holdings.Put(new Piece(
                resource.Name, resource.Value.Scalar.Thousandths, string.Join('|', stack), resource.Disk?.Source?.Type.ToString().ToUpperInvariant() ?? "",
                resource.Disk?.Persistence?.Id ?? "", resource.Shared));
        }

        return holdings.ToString();
    }

    /// <summary>What a request is made of. Mostly it is meant to succeed: it is made for a piece that is free.</summary>
    private sealed record Wish(string Verb, string Role, string Principal, int Place, int Dice, Piece One, Piece Other, long Amount)
    {
        public Request Of(SlaveModel model)
        {
            var free = model.Free.All().FindAll(IsWorthATry);
            var pieces = Dice < 2 || free.Count == 0 ? [One, Other] : Fitting(free[Place % free.Count]);
            return new Request(Verb, Role, Principal, Verb is "SHRINK_VOLUME" ? pieces[..1] : pieces)
            {
                Amount = Amount,
                Creator = Dice == 9 ? "q" : Principal,
                ReadOnly = Dice == 8,
            };
        }

        private bool IsWorthATry(Piece piece) => Verb switch
        {
            "RESERVE" => !piece.IsDynamic,
            "UNRESERVE" => piece is { IsDynamic: true, IsVolume: false },
            "CREATE" => piece is { Name: "disk", IsVolume: false, Role: not "*" },
            "LAUNCH" => true,
            _ => piece.IsVolume,
        };

        private Piece[] Fitting(Piece piece)
        {
            var some = piece.IsWhole ? piece : piece with { Milli = Math.Min(piece.Milli, One.Milli) };
            return Verb switch
            {
                "RESERVE" => [some with { Stack = $"{(piece.Stack.Length == 0 ? "" : piece.Stack + "|")}dynamic:{(Role.Length == 0 ? "ops" : Role)}:{Principal}" }],
                "CREATE" => [some with { Volume = One.Volume.Length == 0 ? "v3" : One.Volume, Shared = One.Shared }],
                "GROW_VOLUME" => [piece, piece.Emptied with { Milli = One.Milli }],
                "LAUNCH" => [some, new Piece("cpus", 1)],
                _ => [some],
            };
        }
    }
}
