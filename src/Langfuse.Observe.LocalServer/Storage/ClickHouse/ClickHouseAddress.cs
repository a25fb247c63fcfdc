using System.Globalization;
using System.Text.RegularExpressions;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;

namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>How ClickHouse is reached, and in which databases of it the events are.</summary>
/// <param name="Url">The address without user, password and query.</param>
/// <param name="User">Who asks.</param>
/// <param name="Password">The password, perhaps empty.</param>
/// <param name="Events">The database of the tables.</param>
internal sealed partial record ClickHouseAddress(Uri Url, string User, string Password, string Events)
{
    private const string DefaultDatabase = "langfuse_observe";
    private const string Parameter = "database";

    // Longer than this no query of ours runs; ClickHouse breaks off itself, so that nothing goes on for a client that has left.
    private const int SecondsOfQuery = 30;

    /// <summary>The database of the views through which this server reads the tables.</summary>
    public string Views => Events + "_views";

    /// <summary>Where the data is, for people.</summary>
    public string Place => $"ClickHouse {Url.Host}:{Url.Port.ToString(CultureInfo.InvariantCulture)}/{Events}";

    /// <exception cref="ArgumentException">It is no address of ClickHouse's HTTP interface.</exception>
    public static ClickHouseAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            throw Unfit("it is no address of an HTTP server");
        }

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        if (query.Keys.FirstOrDefault(name => name != Parameter) is { } unknown)
        {
            throw Unfit($"'{unknown}' is no parameter of it");
        }

        var database = query.TryGetValue(Parameter, out var named) ? named.ToString() : DefaultDatabase;
        if (!Name().IsMatch(database))
        {
            throw Unfit($"'{database}' is no name of a database: letters, digits and _ are");
        }

        var login = uri.UserInfo.Split(':', 2);
        return new ClickHouseAddress(
            new UriBuilder(uri) { UserName = "", Password = "", Query = "" }.Uri,
            login[0].Length == 0 ? "default" : Uri.UnescapeDataString(login[0]), login.Length == 2 ? Uri.UnescapeDataString(login[1]) : "", database);
    }

    /// <summary>Asks over HTTP; an interrupted connection is a <see cref="LostClickHouseException"/>.</summary>
    /// <param name="database">The database that names without one stand for.</param>
    /// <param name="isPatient">Whether a statement may take as long as it takes.</param>
    public ClickHouseClient Client(string database, bool isPatient = false)
    {
        var settings = new ClickHouseClientSettings
        {
            Protocol = Url.Scheme,
            Host = Url.Host,
            Port = (ushort)Url.Port,
            Path = Url.AbsolutePath.Trim('/') is { Length: > 0 } path ? path : null,
            Username = User,
            Password = Password,
            Database = database,
            // Parameters may be longer than an address.
            UseFormDataParameters = true,
            HttpClient = WatchedHttp.Client(isPatient ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(2 * SecondsOfQuery)),
        };
        foreach (var (name, value) in Settings(isPatient))
        {
            settings.CustomSettings.Add(name, value);
        }

        return new ClickHouseClient(settings);
    }

    // What the SQL of the other stores means.
    private static IEnumerable<(string Name, object Value)> Settings(bool isPatient) =>
    [
        ("max_execution_time", isPatient ? 0 : SecondsOfQuery),
        // An answer that fails half way says so by its status.
        ("wait_end_of_query", 1),
        ("cast_keep_nullable", 1),
        ("aggregate_functions_null_for_empty", 1),
        ("prefer_column_name_to_alias", 1),
        // Rows come in large batches, and what is answered is there.
        ("async_insert", 0),
        ("lightweight_deletes_sync", 2),
        // Rows of one sorting key are of one month.
        ("do_not_merge_across_partitions_select_final", 1),
        // An import may be of many years.
        ("max_partitions_per_insert_block", 0),
    ];

    private static ArgumentException Unfit(string reason) => new(
        $"{nameof(LangfuseLocalServerOptions)}.ClickHouse cannot be used: {reason}. Give the address of its HTTP interface, such as http://ch:8123 or https://user:password@ch:8443?database=langfuse.");

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,100}$")]
    private static partial Regex Name();
}
