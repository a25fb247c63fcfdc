namespace Langfuse.Observe.Api;

/// <summary>Langfuse's public API, operation by operation, with the keys of one project.</summary>
/// <remarks>The members of <see cref="LangfuseClient"/> itself (scores, prompts, datasets, traces) are what a program usually wants;
/// this is everything else, and the bare contract.</remarks>
public sealed class LangfuseApi
{
    internal LangfuseApi(ApiConnection connection)
    {
        AnnotationQueues = new(connection);
        BlobStorage = new(connection);
        Comments = new(connection);
        DashboardWidgets = new(connection);
        Dashboards = new(connection);
        DatasetItems = new(connection);
        DatasetRunItems = new(connection);
        Datasets = new(connection);
        EvaluationRules = new(connection);
        Evaluators = new(connection);
        Experiments = new(connection);
        Feedback = new(connection);
        Health = new(connection);
        LlmConnections = new(connection);
        Media = new(connection);
        Metrics = new(connection);
        Models = new(connection);
        Observations = new(connection);
        Organizations = new(connection);
        Projects = new(connection);
        Prompts = new(connection);
        Scim = new(connection);
        ScoreConfigs = new(connection);
        Scores = new(connection);
        Sessions = new(connection);
        Traces = new(connection);
    }

    /// <summary>Annotation queues.</summary>
    public AnnotationQueuesApi AnnotationQueues { get; }

    /// <summary>Blob storage.</summary>
    public BlobStorageApi BlobStorage { get; }

    /// <summary>Comments.</summary>
    public CommentsApi Comments { get; }

    /// <summary>Dashboard widgets.</summary>
    public DashboardWidgetsApi DashboardWidgets { get; }

    /// <summary>Dashboards.</summary>
    public DashboardsApi Dashboards { get; }

    /// <summary>Dataset items.</summary>
    public DatasetItemsApi DatasetItems { get; }

    /// <summary>Dataset run items.</summary>
    public DatasetRunItemsApi DatasetRunItems { get; }

    /// <summary>Datasets.</summary>
    public DatasetsApi Datasets { get; }

    /// <summary>Evaluation rules.</summary>
    public EvaluationRulesApi EvaluationRules { get; }

    /// <summary>Evaluators.</summary>
    public EvaluatorsApi Evaluators { get; }

    /// <summary>Experiments.</summary>
    public ExperimentsApi Experiments { get; }

    /// <summary>Feedback.</summary>
    public FeedbackApi Feedback { get; }

    /// <summary>Health.</summary>
    public HealthApi Health { get; }

    /// <summary>Llm connections.</summary>
    public LlmConnectionsApi LlmConnections { get; }

    /// <summary>Media.</summary>
    public MediaApi Media { get; }

    /// <summary>Metrics.</summary>
    public MetricsApi Metrics { get; }

    /// <summary>Models.</summary>
    public ModelsApi Models { get; }

    /// <summary>Observations.</summary>
    public ObservationsApi Observations { get; }

    /// <summary>Organizations.</summary>
    public OrganizationsApi Organizations { get; }

    /// <summary>Projects.</summary>
    public ProjectsApi Projects { get; }

    /// <summary>Prompts.</summary>
    public PromptsApi Prompts { get; }

    /// <summary>Scim.</summary>
    public ScimApi Scim { get; }

    /// <summary>Score configs.</summary>
    public ScoreConfigsApi ScoreConfigs { get; }

    /// <summary>Scores.</summary>
    public ScoresApi Scores { get; }

    /// <summary>Sessions.</summary>
    public SessionsApi Sessions { get; }

    /// <summary>Traces.</summary>
    public TracesApi Traces { get; }
}
