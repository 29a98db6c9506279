using AntiCorruption.Api.Access;
using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Brokers;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Cohesion;
using AntiCorruption.Api.Collaborations;
using AntiCorruption.Api.Communities;
using AntiCorruption.Api.Comparisons;
using AntiCorruption.Api.Exports;
using AntiCorruption.Api.Gaps;
using AntiCorruption.Api.History;
using AntiCorruption.Api.Influence;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Mixing;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Overview;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Paths;
using AntiCorruption.Api.Pictures;
using AntiCorruption.Api.Plans;
using AntiCorruption.Api.Programme;
using AntiCorruption.Api.Rankings;
using AntiCorruption.Api.Search;
using AntiCorruption.Api.Similarity;
using AntiCorruption.Api.Stores;
using AntiCorruption.Api.Suggestions;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Api.WeakPoints;
using AntiCorruption.Api.WhatIfs;
using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Api.Wire.Scalars;
using AntiCorruption.Graph.Model;
using GraphQL.Types;

namespace AntiCorruption.Api;

/// <summary>The list of features: what each adds to the roots, and how the graph's types appear in GraphQL.</summary>
public sealed class ApiSchema : Schema
{
    private static readonly Type[] Queries =
    [
        typeof(NodeQueries),
        typeof(PartyQueries),
        typeof(CollaborationQueries),
        typeof(AreaQueries),
        typeof(ActivityQueries),
        typeof(TargetAreaQueries),
        typeof(PathQueries),
        typeof(SearchQueries),
        typeof(HistoryQueries),
        typeof(ChangeOutcomeQueries),
        typeof(StoreQueries),
        typeof(NetworkQueries),
        typeof(CallerQueries),
    ];

    /// <summary>What can be asked about a network: each feature's static methods become fields of the type Network.</summary>
    internal static readonly Type[] NetworkQuestions =
    [
        typeof(OverviewQueries),
        typeof(PictureQueries),
        typeof(WhatIfQueries),
        typeof(ComparisonQueries),
        typeof(GapQueries),
        typeof(SuggestionQueries),
        typeof(WeakPointQueries),
        typeof(TieQueries),
        typeof(ScopedPathQueries),
        typeof(PairConnectionQueries),
        typeof(SimilarityQueries),
        typeof(InfluenceQueries),
        typeof(CohesionQueries),
        typeof(RankingQueries),
        typeof(PlanQueries),
        typeof(BrokerQueries),
        typeof(MixingQueries),
        typeof(CommunityQueries),
        typeof(ProgrammeQueries),
        typeof(ExportQueries),
    ];

    private static readonly Type[] Mutations =
    [
        typeof(PartyMutations),
        typeof(CollaborationMutations),
        typeof(ActivityMutations),
        typeof(TargetAreaMutations),
    ];

    private static readonly Type[] Subscriptions = [typeof(PartySubscriptions), typeof(CollaborationSubscriptions)];

    private static readonly Type[] PartyTypes =
    [
        .. typeof(PartyNode)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PartyNode)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    public ApiSchema(IServiceProvider services)
        : base(services)
    {
        Features.DeprecationOfInputValues = true;
        RegisterTypeMapping(typeof(PartyNode), typeof(AutoRegisteringInterfaceGraphType<PartyNode>));
        this.RegisterType(new TextScalar());
        RegisterTypeMapping(typeof(PartialDate), typeof(PartialDateScalar));
        RegisterTypeMapping(typeof(DateOnly), typeof(DateScalar));
        RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
        RegisterTypeMapping(typeof(NetworkNode), typeof(NetworkGraphType));
        Directives.Register(new AsOf());
        foreach (var input in typeof(ApiSchema).Assembly.GetTypes())
            MapInput(input);
        foreach (var party in PartyTypes)
            this.RegisterType(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(party));
        RegisterVisitor(new PagingVisitor());
        RegisterVisitor(new DescriptionVisitor());
        Query = Root("Query", "What can be asked.", Queries);
        Mutation = Root(
            "Mutation",
            "What can be changed. Each change is made whole or not at all, and is durable when it is answered.",
            Mutations
        );
        Subscription = Root("Subscription", "What one can be told of as it happens.", Subscriptions);
    }

    private static ObjectGraphType Root(string name, string description, Type[] features)
    {
        var root = new ObjectGraphType { Name = name, Description = description };
        foreach (var feature in features)
        {
            var part = (IObjectGraphType)Activator.CreateInstance(typeof(AutoRegisteringObjectGraphType<>).MakeGenericType(feature))!;
            foreach (var field in part.Fields)
                root.AddField(field);
        }
        return root;
    }

    /// <summary>A parameter of type <c>Filter&lt;T&gt;</c> or <c>SortBy&lt;T&gt;</c> is an argument of the input made for T.</summary>
    private void MapInput(Type input)
    {
        if (input.IsSubclassOf(typeof(ChangeInput)) && !input.IsAbstract)
            RegisterTypeMapping(input, typeof(ChangeInputGraphType<>).MakeGenericType(input));
        if (input.BaseType is not { IsConstructedGenericType: true } generic)
            return;
        var row = generic.GenericTypeArguments[0];
        if (generic.GetGenericTypeDefinition() == typeof(FilterInput<>))
            RegisterTypeMapping(typeof(Filter<>).MakeGenericType(row), input);
        if (generic.GetGenericTypeDefinition() == typeof(SortInput<>))
            RegisterTypeMapping(typeof(SortBy<>).MakeGenericType(row), input);
    }
}
