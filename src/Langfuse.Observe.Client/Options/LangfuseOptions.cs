using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe;

/// <summary>How a <see cref="LangfuseClient"/> records and delivers.</summary>
/// <remarks>Code wins over the configuration section <c>Langfuse</c>, which wins over environment variables. A value that cannot be used is
/// logged with its name and the cure, and the default takes its place: a wrong option never stops the program.</remarks>
public sealed class LangfuseOptions
{
    /// <summary>The project's public key (<c>LANGFUSE_PUBLIC_KEY</c>).</summary>
    /// <value>By default null: nothing is recorded, with one warning.</value>
    public string? PublicKey { get; set; }

    /// <summary>The project's secret key (<c>LANGFUSE_SECRET_KEY</c>).</summary>
    /// <value>By default null: nothing is recorded, with one warning.</value>
    public string? SecretKey { get; set; }

    /// <summary>The address of Langfuse (<c>LANGFUSE_BASE_URL</c>, also <c>LANGFUSE_HOST</c>).</summary>
    /// <value>By default <c>https://cloud.langfuse.com</c>.</value>
    public Uri BaseUrl
    {
        get => HasOwnBaseUrl ? field! : field ??= new("https://cloud.langfuse.com");
        set
        {
            field = value;
            HasOwnBaseUrl = true;
        }
    }

    /// <summary>Whether anything is recorded (<c>LANGFUSE_TRACING_ENABLED</c>).</summary>
    /// <value>By default true.</value>
    public bool TracingEnabled { get; set; } = true;

    /// <summary>The environment of every observation and score (<c>LANGFUSE_TRACING_ENVIRONMENT</c>): 1 to 40 of a-z, 0-9, _ and -, not
    /// beginning with <c>langfuse</c>.</summary>
    /// <value>By default null; the server then says <c>default</c>.</value>
    public string? Environment { get; set; }

    /// <summary>The release of the application (<c>LANGFUSE_RELEASE</c>, else the commit that the CI system names).</summary>
    public string? Release { get; set; }

    /// <summary>The name of the service on the wire (<c>OTEL_SERVICE_NAME</c>).</summary>
    /// <value>By default the name of the entry assembly.</value>
    public string? ServiceName { get; set; }

    /// <summary>The share of traces recorded, 0 to 1 (<c>LANGFUSE_SAMPLE_RATE</c>). The trace id decides, so services agree.</summary>
    /// <value>By default 1: all.</value>
    public double SampleRate { get; set; } = 1;

    /// <summary>Whether a trace that sampling leaves out is delivered all the same when one of its observations has level ERROR. Such
    /// traces are held in memory until their first observation ends.</summary>
    /// <value>By default false.</value>
    public bool KeepTracesWithErrors { get; set; }

    /// <summary>How many observations make a batch due before its time (<c>LANGFUSE_FLUSH_AT</c>).</summary>
    /// <value>By default 512.</value>
    public int FlushAt { get; set; } = 512;

    /// <summary>How long an observation waits for its batch at most (<c>LANGFUSE_FLUSH_INTERVAL</c>, in seconds). Until then updates of the
    /// trace still reach it.</summary>
    /// <value>By default 5 seconds.</value>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same for a score, if it is shorter: nothing more can come to a score.</summary>
    internal TimeSpan ScoreInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one request may take (<c>LANGFUSE_TIMEOUT</c>, in seconds). A batch that timed out is tried again with twice the
    /// time, up to a minute.</summary>
    /// <value>By default 10 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long disposing the client may take to deliver what is left (<c>LANGFUSE_SHUTDOWN_TIMEOUT</c>, in seconds).</summary>
    /// <value>By default 5 seconds.</value>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether every batch is logged (<c>LANGFUSE_DEBUG</c>).</summary>
    /// <value>By default false.</value>
    public bool Debug { get; set; }

    /// <summary>Whether requests are compressed with gzip.</summary>
    /// <value>By default false.</value>
    public bool UseGzip { get; set; }

    /// <summary>Whether data URIs and <see cref="LangfuseMedia"/> are uploaded and replaced by a reference
    /// (<c>LANGFUSE_MEDIA_UPLOAD_ENABLED</c>).</summary>
    /// <value>By default true.</value>
    public bool MediaUploadEnabled { get; set; } = true;

    /// <summary>Whether arguments and results of observed methods are captured
    /// (<c>LANGFUSE_OBSERVE_DECORATOR_IO_CAPTURE_ENABLED</c>).</summary>
    /// <value>By default true.</value>
    public bool CaptureContent { get; set; } = true;

    /// <summary>The longest field in bytes of UTF-8; what is over is cut and marked.</summary>
    /// <value>By default 1 MiB.</value>
    public int MaxFieldBytes { get; set; } = 1 << 20;

    /// <summary>How long a fetched prompt is served without asking again (<c>LANGFUSE_PROMPT_CACHE_DEFAULT_TTL_SECONDS</c>).</summary>
    /// <value>By default 60 seconds.</value>
    public TimeSpan PromptCacheTtl { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A directory that keeps the last good copy of each prompt (<c>LANGFUSE_PROMPT_CACHE_DIRECTORY</c>), for a start while the server
    /// is away. Only this user can read it.</summary>
    /// <value>By default null: nothing is written to disk.</value>
    public string? PromptCacheDirectory { get; set; }

    /// <summary>How often a request to the API is tried again after 429, 503, a lost connection and, where twice does what once does, other
    /// failures of the server.</summary>
    /// <value>By default 2.</value>
    public int ApiRetries { get; set; } = 2;

    /// <summary>How many observations may wait for delivery; beyond, the oldest traces are dropped and counted.</summary>
    /// <value>By default 200,000.</value>
    public int MaxQueueLength { get; set; } = 200_000;

    /// <summary>How many bytes may wait for delivery; beyond, the oldest traces are dropped and counted.</summary>
    /// <value>By default 128 MiB.</value>
    public long MaxQueueBytes { get; set; } = 128L << 20;

    /// <summary>A directory that takes what cannot be sent, until it can (<c>LANGFUSE_SPOOL_DIRECTORY</c>), also while keys or address are wrong.
    /// Only this user can read what is in it.</summary>
    /// <value>By default null: nothing is written to disk.</value>
    public string? SpoolDirectory { get; set; }

    /// <summary>How many bytes the spool may take; beyond, its oldest batches are dropped and counted. Media that wait for their upload get at most half
    /// of it, and make room for batches.</summary>
    /// <value>By default 256 MiB.</value>
    public long MaxSpoolBytes { get; set; } = 256L << 20;

    /// <summary>How long something may wait in the spool; beyond, it is dropped and counted.</summary>
    /// <value>By default 30 days.</value>
    public TimeSpan MaxSpoolAge { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Earlier public keys of the same project (<c>LANGFUSE_SPOOL_PREVIOUS_PUBLIC_KEYS</c>, separated by commas): what the spool still
    /// holds for them is sent with the present keys.</summary>
    /// <value>By default empty: what waits for another key is left alone, and named in the log.</value>
    public IList<string> SpoolPreviousPublicKeys { get; } = [];

    /// <summary>Called for every field that can hold content, before it leaves the thread; its result is recorded in the field's place.
    /// When it throws or gives null, the field is masked whole.</summary>
    /// <value>By default null: nothing is masked.</value>
    public Func<MaskContext, string, string>? Mask { get; set; }

    /// <summary>Which spans of other libraries go to Langfuse, where they come by <c>tracerProviderBuilder.AddLangfuse()</c>. Without a pipeline
    /// there are none.</summary>
    /// <value>By default null: those about language models (a <c>gen_ai.*</c> attribute, or a source known for them).</value>
    public Func<Activity, bool>? ExportForeignSpan { get; set; }

    /// <summary>Headers sent with every request, such as those that a gateway asks for.</summary>
    public IDictionary<string, string> AdditionalHeaders { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the handler of all requests, for proxies and client certificates.</summary>
    /// <value>By default null: a <see cref="SocketsHttpHandler"/> of the client's own.</value>
    public Func<HttpMessageHandler>? HttpHandlerFactory { get; set; }

    /// <summary>Where the library logs, category <c>Langfuse.Observe</c>.</summary>
    /// <value>By default null: warnings and errors go to standard error.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether <see cref="BaseUrl"/> was set. The default one is made when it is asked for: the first <see cref="Uri"/> of a process
    /// takes milliseconds.</summary>
    internal bool HasOwnBaseUrl { get; private set; }
}
