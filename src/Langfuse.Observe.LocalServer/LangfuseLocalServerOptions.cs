namespace Langfuse.Observe;

/// <summary>Where the local server listens, where it keeps its data, and which keys it accepts.</summary>
public sealed class LangfuseLocalServerOptions
{
    /// <summary>The port <c>langfuse-observe serve</c> uses when none is given.</summary>
    public const int DefaultCommandLinePort = 4319;

    // An empty file with all its tables and indexes is a fraction of it.
    private const long LeastBytes = 10_000_000;

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

    /// <summary>A ClickHouse that holds traces, observations and scores, while <see cref="Postgres"/> holds everything else: the address of its HTTP interface, such as <c>http://ch:8123</c>.</summary>
    /// <remarks>
    /// User, password and database stand in the address (<c>https://user:password@ch:8443?database=langfuse</c>); the database, <c>langfuse_observe</c> by default, and one beside it with the
    /// name's end <c>_views</c> are made when absent. Any number of servers may share one PostgreSQL and one ClickHouse.
    /// </remarks>
    /// <value>null by default: events are where everything else is.</value>
    public string? ClickHouse { get; set; }

    /// <summary>After how many days traces are deleted, with their observations, scores and media; a project's own retention goes before it.</summary>
    /// <value>null by default: never.</value>
    public int? RetentionDays { get; set; }

    /// <summary>How many bytes the data may take up; above that the oldest traces of all projects are deleted until a tenth is free.</summary>
    /// <value>null by default: as many as there are.</value>
    public long? MaxBytes { get; set; }

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

    /// <summary>The address to listen on: <c>127.0.0.1</c>, another address of this machine, or <c>0.0.0.0</c> for all of them.</summary>
    /// <value><c>127.0.0.1</c> by default. Any other that is not this machine's own needs keys that are not the default ones, and the page then asks for a login.</value>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Whether the page asks people to log in.</summary>
    /// <value>null by default: only when <see cref="Host"/> can be reached from other machines.</value>
    public bool? RequireLogin { get; set; }

    /// <summary>The email of the owner that is made when a login is needed and there is nobody yet.</summary>
    /// <value><c>admin@localhost</c> by default.</value>
    public string FirstUserEmail { get; set; } = "admin@localhost";

    /// <summary>The password of that owner.</summary>
    /// <value>null by default: one is made up, and given once by <see cref="LangfuseLocalServer.FirstUserPassword"/>.</value>
    public string? FirstUserPassword { get; set; }

    /// <summary>Another way for people to log in; null for none.</summary>
    public LangfuseOpenIdOptions? OpenId { get; set; }

    /// <summary>How many requests a minute a key, a person or an address may send; beyond that the answer is 429 with <c>Retry-After</c>.</summary>
    /// <value>null by default: any number.</value>
    public int? RequestsPerMinute { get; set; }

    /// <summary>Web origins, such as <c>https://shop.example.com</c>, whose pages may send scores with the public key. Pages of this machine always may.</summary>
    public IList<string> FeedbackOrigins { get; } = [];

    /// <summary>Evaluators in C# that rules of the server can use by their name.</summary>
    /// <value>Empty by default.</value>
    public IList<LangfuseEvaluator> Evaluators { get; } = [];

    internal void Validate()
    {
        ValidateAccess();
        if (Evaluators.GroupBy(item => item.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(Evaluators)} has two with the name '{twice.Key}'. Give each a name of its own.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(Port)} is {Port}. Use 0 for a free port or a number up to 65535.");
        }

        if (RetentionDays < 1)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(RetentionDays)} is {RetentionDays}. Use null for ever or a number of days from 1 on.");
        }

        if (MaxBytes < LeastBytes)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(MaxBytes)} is {MaxBytes}. Use null for no bound or at least {LeastBytes}, 10 MB.");
        }

        if (Postgres is not null && DatabasePath is not null)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(DatabasePath)} and .{nameof(Postgres)} are both set. Set the one that shall hold the data.");
        }

        if (ClickHouse is not null && Postgres is null)
        {
            throw new ArgumentException($"{nameof(LangfuseLocalServerOptions)}.{nameof(ClickHouse)} is set without .{nameof(Postgres)}. ClickHouse holds the events only: name a PostgreSQL database for projects, keys, prompts and datasets (--postgres on the command line).");
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

    private void ValidateAccess()
    {
        const string Options = nameof(LangfuseLocalServerOptions);
        if (!Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !System.Net.IPAddress.TryParse(Host, out _))
        {
            throw new ArgumentException($"{Options}.{nameof(Host)} is '{Host}'. Use an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.");
        }

        if (!LocalServer.Access.LoginPolicy.IsLoopback(Host) && (SecretKey == "sk-lf-local" || RequireLogin == false))
        {
            throw new ArgumentException(
                $"{Options}.{nameof(Host)} is '{Host}', which other machines can reach. Set {nameof(SecretKey)} (--secret-key) to a secret of your own, and leave {nameof(RequireLogin)} on.");
        }

        if (FirstUserPassword is { Length: < LocalServer.Access.PasswordHash.MinLength })
        {
            throw new ArgumentException($"{Options}.{nameof(FirstUserPassword)} has {FirstUserPassword.Length} characters. Use at least {LocalServer.Access.PasswordHash.MinLength}.");
        }

        if (RequestsPerMinute <= 0)
        {
            throw new ArgumentException($"{Options}.{nameof(RequestsPerMinute)} is {RequestsPerMinute}. Use a number from 1, or null for no limit.");
        }

        if (OpenId?.NewUserRole is { } role && !LocalServer.Access.Membership.Roles.Contains(role))
        {
            throw new ArgumentException($"{nameof(LangfuseOpenIdOptions)}.{nameof(LangfuseOpenIdOptions.NewUserRole)} is '{role}'. Use one of {string.Join(", ", LocalServer.Access.Membership.Roles)}, or null.");
        }
    }
}
