using System.Text.Json;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Http.Serving;

/// <summary>A file of principals and secrets, in either form of Mesos's flag <c>--credentials</c>: JSON, or a pair in each line.</summary>
public static class CredentialsFile
{
    /// <summary>Reads a file. What is wrong is said without a secret.</summary>
    public static Result<IReadOnlyList<HttpCredential>> Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Refusal("credentials-readable", $"--credentials: {path} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Reads the text of a file.</summary>
    public static Result<IReadOnlyList<HttpCredential>> Parse(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.TrimStart().StartsWith('{') ? FromJson(path, text) : FromLines(path, text);
        if (read.IsRefused)
        {
            return read;
        }

        if (read.Value.Count == 0)
        {
            return new Refusal("credentials-some", $"--credentials: {path} names nobody; give at least one principal with its secret");
        }

        return read.Value.GroupBy(credential => credential.Principal, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new Refusal("credentials-once", $"--credentials: {path} names principal '{twice.Key}' more than once; name each once")
            : read;
    }

    private static Result<IReadOnlyList<HttpCredential>> FromLines(string path, string text)
    {
        var credentials = new List<HttpCredential>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            switch (lines[i].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                case []:
                    break;
                case [var principal, var secret]:
                    credentials.Add(new HttpCredential(principal, secret));
                    break;
                default:
                    return new Refusal("credentials-line", $"--credentials: {path}:{i + 1}: must be a principal and its secret, with a space between them");
            }
        }

        return credentials;
    }

    private static Result<IReadOnlyList<HttpCredential>> FromJson(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty("credentials").EnumerateArray()
                .Select(entry => new HttpCredential(entry.GetProperty("principal").GetString()!, entry.GetProperty("secret").GetString()!)).ToList();
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new Refusal(
                "credentials-json", $$"""--credentials: {{path}} must be {"credentials": [{"principal": "...", "secret": "..."}]}, or have a principal and its secret in each line""");
        }
    }
}
