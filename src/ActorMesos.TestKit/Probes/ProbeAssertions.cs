using Akka.TestKit;

namespace ActorMesos.TestKit.Probes;

/// <summary>What Akka's own methods of probes compare with, where a test names no test framework: each failure throws.</summary>
internal sealed class ProbeAssertions : ITestKitAssertions
{
    public void Fail(string format = "", params object[] args) => throw new BadUseException(
        (args.Length == 0 ? format : string.Format(System.Globalization.CultureInfo.InvariantCulture, format, args))
        + "\nAkka's own expectations wait in real time, in which nothing happens in a simulated cluster; use ExpectMessage and the like, or let time pass before");

    public void AssertTrue(bool condition, string format = "", params object[] args) => Check(condition, format, args);

    public void AssertFalse(bool condition, string format = "", params object[] args) => Check(!condition, format, args);

    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args) =>
        Check(EqualityComparer<T>.Default.Equals(expected, actual), $"expected {expected} and found {actual}. {format}", args);

    public void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args) =>
        Check(comparer(expected, actual), $"expected {expected} and found {actual}. {format}", args);

    public Exception AssertThrows(Action action) => AssertThrows<Exception>(action);

    public TException AssertThrows<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException thrown)
        {
            return thrown;
        }

        throw Missing<TException>();
    }

    public Task<Exception> AssertThrowsAsync(Func<Task> action) => AssertThrowsAsync<Exception>(action);

    public async Task<TException> AssertThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException thrown)
        {
            return thrown;
        }

        throw Missing<TException>();
    }

    private static BadUseException Missing<TException>() => new($"expected {typeof(TException).Name}, and nothing was thrown");

    private void Check(bool holds, string format, object[] args)
    {
        if (!holds)
        {
            Fail(format, args);
        }
    }
}
