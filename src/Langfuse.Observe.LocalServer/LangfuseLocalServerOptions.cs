namespace Langfuse.Observe;

/// <summary>Where the local server listens, where it keeps its data, and which keys it accepts.</summary>
public sealed class LangfuseLocalServerOptions
{
    /// <summary>The port <c>langfuse-observe serve</c> uses when none is given.</summary>
    public const int DefaultCommandLinePort = 4319;

    /// <summary>The TCP port on 127.0.0.1.</summary>
    /// <value>0 by default: a free port is taken; read it from <see cref="LangfuseLocalServer.BaseUrl"/>.</value>
    public int Port { get; set; }

    /// <summary>The SQLite file that holds everything the server receives. It is made when absent.</summary>
    /// <value>null by default: a temporary file that is deleted when the server is disposed.</value>
    public string? DatabasePath { get; set; }

    /// <summary>A PostgreSQL database that holds everything instead of a file, as a connection string: <c>Host=db;Database=langfuse;Username=...;Password=...</c>.</summary>
    /// <remarks>Its tables are in a schema of their own, <c>langfuse_observe</c> unless <c>Search Path</c> names another. Any number of servers may share one database.</remarks>
    /// <value>null by default: data is kept in <see cref="DatabasePath"/>.</value>
    public string? Postgres { get; set; }

    /// <summary>The public key clients must send.</summary>
    /// <value><c>pk-lf-local</c> by default.</value>
    public string PublicKey { get; set; } = "pk-lf-local";

    /// <summary>The secret key clients must send.</summary>
    /// <value><c>sk-lf-local</c> by default.</value>
    public string SecretKey { get; set; } = "sk-lf-local";

    /// <summary>The name of the one project of this server, as <c>GET /api/public/projects</c> gives it.</summary>
    /// <value><c>local</c> by default.</value>
    public string ProjectName { get; set; } = "local";

    /// <summary>Whether costs are computed with the prices that the server brings, where a project has no model of its own of that name.</summary>
    /// <value>true by default.</value>
    public bool BuiltInPrices { get; set; } = true;

    /// <summary>Whether tokens are counted where a program sends none, for models with a public tokenizer. They are marked as an estimate (metadata <c>usage_estimated</c>).</summary>
    /// <value>true by default.</value>
    public bool EstimateTokens { get; set; } = true;

    /// <summary>Evaluators in C# that rules of the server can use by their name.</summary>
    /// <value>Empty by default.</value>
    public IList<LangfuseEvaluator> Evaluators { get; } = [];

    internal void Validate()
    {
        if (Evaluators.GroupBy(item => item.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(Evaluators)} has two with the name '{twice.Key}'. Give each a name of its own.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(Port)} is {Port}. Use 0 for a free port or a number up to 65535.");
        }

        if (Postgres is not null && DatabasePath is not null)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(DatabasePath)} and .{nameof(Postgres)} are both set. Set the one that shall hold the data.");
        }

        if (string.IsNullOrWhiteSpace(PublicKey) || PublicKey.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(PublicKey)} is empty or has a colon. Use a text such as pk-lf-local.");
        }

        if (string.IsNullOrWhiteSpace(SecretKey))
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(SecretKey)} is empty. Use a text such as sk-lf-local.");
        }
    }
}
