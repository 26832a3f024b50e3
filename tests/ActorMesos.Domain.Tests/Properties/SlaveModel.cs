namespace ActorMesos.Domain.Tests.Generated;

/// <summary>
/// One piece of what a slave has, in plain words. Stack: its reservations, the broadest first, with bars between them, as in
/// <c>static:eng|dynamic:eng/db:p</c>. Source: nothing for the root disk, else PATH or MOUNT. Volume: the id, or nothing.
/// </summary>
internal sealed record Piece(string Name, long Milli, string Stack = "", string Source = "", string Volume = "", bool Shared = false)
{
    public string[] Reservations => Stack.Length == 0 ? [] : Stack.Split('|');

    public string Role => Stack.Length == 0 ? "*" : Reservations[^1].Split(':')[1];

    public string Principal => Reservations[^1].Split(':')[2];

    public bool IsDynamic => Stack.Length > 0 && Reservations[^1].StartsWith("dynamic", StringComparison.Ordinal);

    public bool IsVolume => Volume.Length > 0;

    /// <summary>A volume and a MOUNT disk cannot be divided, and two of them never become one.</summary>
    public bool IsWhole => IsVolume || Source == "MOUNT";

    public Piece Popped => this with { Stack = string.Join('|', Reservations[..^1]) };

    public Piece Emptied => this with { Volume = "", Shared = false };

    public override string ToString() => $"{Name} {Milli} for '{Stack}' on '{Source}' volume '{Volume}'{(Shared ? " shared" : "")}";
}

/// <summary>What is asked for: an operation on pieces, or a task. Who asks is a role and a principal; an operator has no role.</summary>
internal sealed record Request(string Verb, string Role, string Principal, params Piece[] Pieces)
{
    public long Amount { get; init; }

    public string Creator { get; init; } = "";

    public bool ReadOnly { get; init; }
}

/// <summary>
/// Reservations, volumes and tasks of one slave, as plainly as they can be put: amounts by kind, and a list of what must stay whole.
/// It is written from the description of the rules, for clarity alone, and knows nothing of the domain's own code.
/// </summary>
internal sealed class SlaveModel(bool isModern)
{
    public Holdings Free { get; private set; } = new();

    public Holdings Used { get; } = new();

    public List<Piece[]> Tasks { get; } = [];

    /// <summary>Does what is asked and says yes, or changes nothing and says no.</summary>
    public bool Do(Request request)
    {
        var after = Free.Copy();
        if (!request.Pieces.All(piece => IsValid(piece, request)) || !IsAllowed(request) || !Convert(request, after))
        {
            return false;
        }

        Free = after;
        if (request.Verb == "LAUNCH")
        {
            Tasks.Add(request.Pieces);
            Used.PutAll(request.Pieces);
        }

        return true;
    }

    /// <summary>A task is over.</summary>
    public void Finish(int task)
    {
        foreach (var piece in Tasks[task])
        {
            Used.Take(piece);
            Free.Put(piece);
        }

        Tasks.RemoveAt(task);
    }

    /// <summary>What holds for every piece in every request.</summary>
    private bool IsValid(Piece piece, Request request)
    {
        var roles = piece.Reservations.Select(reservation => reservation.Split(':')[1]).ToList();
        var isDisk = piece.Name == "disk";
        var mayBeReadOnly = isModern && request.Verb == "LAUNCH";
        return (piece.Source.Length == 0 || (isDisk && isModern))
            && (!piece.IsVolume || (isDisk && piece.Stack.Length > 0 && (!request.ReadOnly || mayBeReadOnly)))
            && (!piece.Shared || (piece.IsVolume && isModern))
            && (roles.Count < 2 || isModern)
            && !roles.Contains("*")
            && roles.Zip(roles.Skip(1)).All(pair => pair.Second.StartsWith(pair.First + "/", StringComparison.Ordinal))
            && piece.Reservations.Skip(1).All(reservation => reservation.StartsWith("dynamic", StringComparison.Ordinal))
            && piece.Reservations.All(reservation => isModern || !reservation.StartsWith("dynamic", StringComparison.Ordinal) || reservation.Split(':')[2].Length > 0);
    }

    private bool IsAllowed(Request request)
    {
        var isOperator = request.Role.Length == 0;
        var isReservation = request.Verb is "RESERVE" or "UNRESERVE" or "CREATE" or "DESTROY";
        if (isReservation && !isModern && request.Principal.Length == 0)
        {
            return false;
        }

        return request.Verb switch
        {
            "RESERVE" => request.Pieces.All(piece => piece.IsDynamic && !piece.IsVolume
                && (request.Principal.Length == 0 || piece.Principal == request.Principal)
                && (isOperator || piece.Role == request.Role)),
            "UNRESERVE" => request.Pieces.All(piece => piece.IsDynamic && !piece.IsVolume),
            "CREATE" => request.Pieces.All(piece => piece.IsVolume
                && (!piece.Shared || isOperator)
                && (!isModern || request.Principal.Length == 0 || request.Creator == request.Principal))
                && HasNoIdTwice([.. Volumes, .. request.Pieces]),
            "DESTROY" => request.Pieces.All(piece => piece.IsVolume && Volumes.Contains(piece) && !Used.Whole.Contains(piece)),
            "GROW_VOLUME" => isModern && IsResizable(request.Pieces[0])
                && !request.Pieces[1].IsVolume && request.Pieces[1] with { Milli = 0 } == request.Pieces[0].Emptied with { Milli = 0 },
            "SHRINK_VOLUME" => isModern && IsResizable(request.Pieces[0]) && request.Amount > 0 && request.Amount < request.Pieces[0].Milli,
            "LAUNCH" => HasNoIdTwice(request.Pieces),
            _ => throw new InvalidOperationException(request.Verb),
        };
    }

    private IEnumerable<Piece> Volumes => Free.Whole.Concat(Used.Whole).Where(piece => piece.IsVolume);

    private static bool IsResizable(Piece piece) => piece is { IsVolume: true, Shared: false } && piece.Source != "MOUNT";

    private static bool HasNoIdTwice(IEnumerable<Piece> pieces)
    {
        var ids = pieces.Where(piece => piece.IsVolume).Select(piece => (piece.Role, piece.Volume)).ToList();
        return ids.Distinct().Count() == ids.Count;
    }

    /// <summary>Takes and gives, one piece after the other; RESERVE and LAUNCH take all before they give anything.</summary>
    private static bool Convert(Request request, Holdings free)
    {
        var pieces = request.Pieces;
        switch (request.Verb)
        {
            case "RESERVE":
                return pieces.All(piece => free.Take(piece.Popped)) && free.PutAll(pieces);
            case "LAUNCH":
                return pieces.All(free.Take);
            case "GROW_VOLUME":
                return pieces.All(free.Take) && free.Put(pieces[0] with { Milli = pieces[0].Milli + pieces[1].Milli });
            case "SHRINK_VOLUME":
                return free.Take(pieces[0]) && free.Put(pieces[0] with { Milli = pieces[0].Milli - request.Amount })
                    && free.Put(pieces[0].Emptied with { Milli = request.Amount });
            case "UNRESERVE":
                return pieces.All(piece => free.Take(piece) && free.Put(piece.Popped));
            case "CREATE":
                return pieces.All(piece => free.Take(piece.Emptied) && free.Put(piece));
            default:
                return pieces.All(piece => free.Take(piece) && free.Put(piece.Emptied));
        }
    }
}

/// <summary>A heap of pieces.</summary>
internal sealed class Holdings
{
    private readonly Dictionary<Piece, long> _amounts = [];

    /// <summary>Volumes and MOUNT disks, each as often as it is there.</summary>
    public List<Piece> Whole { get; } = [];

    public Holdings Copy()
    {
        var copy = new Holdings();
        copy.Whole.AddRange(Whole);
        foreach (var (kind, milli) in _amounts)
        {
            copy._amounts.Add(kind, milli);
        }

        return copy;
    }

    public bool Put(Piece piece)
    {
        if (piece.IsWhole)
        {
            Whole.Add(piece);
        }
        else
        {
            _amounts[Kind(piece)] = _amounts.GetValueOrDefault(Kind(piece)) + piece.Milli;
        }

        return true;
    }

    public bool PutAll(IEnumerable<Piece> pieces) => pieces.ToList().TrueForAll(Put);

    /// <summary>Takes a piece, or says that it is not there.</summary>
    public bool Take(Piece piece)
    {
        if (piece.IsWhole)
        {
            return Whole.Remove(piece);
        }

        var left = _amounts.GetValueOrDefault(Kind(piece)) - piece.Milli;
        if (left >= 0)
        {
            _amounts[Kind(piece)] = left;
        }

        return left >= 0;
    }

    /// <summary>All pieces, in an order of their own.</summary>
    public List<Piece> All() =>
    [
        .. Whole.Concat(_amounts.Where(amount => amount.Value > 0).Select(amount => amount.Key with { Milli = amount.Value }))
            .OrderBy(piece => piece.ToString(), StringComparer.Ordinal),
    ];

    public override string ToString() => string.Join('\n', All());

    private static Piece Kind(Piece piece) => piece with { Milli = 0 };
}
