using CsCheck;

namespace ActorMesos.Tests.Shared;

/// <summary>
/// Properties whose cases are drawn anew each time can fail once and never again. These draw the same cases in every run, and a failure
/// says which of them it was.
/// </summary>
internal static class SameCases
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Checks so many cases.</summary>
    public static void Always<T>(this Gen<T> cases, Action<T> check, int iter = 100, Func<T, string>? print = null)
    {
        for (var number = 0u; number < iter; number++)
        {
            var drawn = cases.Generate(new PCG(number, Step * (number + 1)), null, out _);
            try
            {
                check(drawn);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"case {number} of {iter}: {print?.Invoke(drawn) ?? Check.Print(drawn)}\n{failure.Message}", failure);
            }
        }
    }

    public static void Always<T>(this Gen<T> cases, Func<T, bool> holds, int iter = 100) => cases.Always(
        drawn =>
        {
            if (!holds(drawn))
            {
                throw new InvalidOperationException("it does not hold");
            }
        },
        iter);

    public static void Always<T1, T2>(this Gen<(T1, T2)> cases, Action<T1, T2> check, int iter = 100) =>
        cases.Always(drawn => check(drawn.Item1, drawn.Item2), iter);

    public static void Always<T1, T2>(this Gen<(T1, T2)> cases, Func<T1, T2, bool> holds, int iter = 100) =>
        cases.Always(drawn => holds(drawn.Item1, drawn.Item2), iter);

    public static void Always<T1, T2, T3>(this Gen<(T1, T2, T3)> cases, Func<T1, T2, T3, bool> holds, int iter = 100) =>
        cases.Always(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3), iter);

    public static void Always<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Action<T1, T2, T3, T4> check, int iter = 100) =>
        cases.Always(drawn => check(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4), iter);

    public static void Always<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> cases, Func<T1, T2, T3, T4, bool> holds, int iter = 100) =>
        cases.Always(drawn => holds(drawn.Item1, drawn.Item2, drawn.Item3, drawn.Item4), iter);
}
