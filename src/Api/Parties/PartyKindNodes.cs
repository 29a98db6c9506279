using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;
using GraphQL.Types;

namespace AntiCorruption.Api.Parties;

/// <summary>A council of a subdistrict's community organisations (สภาองค์กรชุมชน), or a body of several.</summary>
[PartyType("CommunityCouncil")]
public sealed class CommunityCouncilNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A local government (อปท.): province, municipality or subdistrict organisation, Bangkok, Pattaya.</summary>
[PartyType("LocalGovernment")]
public sealed class LocalGovernmentNode(NetworkSnapshot network, Party party) : PartyNode(network, party)
{
    /// <summary>Code of the Department of Local Administration.</summary>
    public string? DlaCode => Party.OfficialCode;
}

/// <summary>A local authority (ท้องที่): district office, kamnan, village heads. Not a local government.</summary>
[PartyType("LocalAuthority")]
public sealed class LocalAuthorityNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>An office of the Public Sector Anti-Corruption Commission (ป.ป.ท.).</summary>
[PartyType("PaccOffice")]
public sealed class PaccOfficeNode(NetworkSnapshot network, Party party) : PartyNode(network, party)
{
    /// <summary>Zone number of a zone office, 1 to 9.</summary>
    public int? Zone => Party.Zone;
}

/// <summary>Whether a good actor is one private person or a network of people.</summary>
public enum GoodActorForm
{
    /// <summary>One private person.</summary>
    Person,

    /// <summary>A network of people.</summary>
    Network,
}

/// <summary>A good actor (ผู้ก่อการดี): a person, under a pseudonym, or a network, who drives the work.</summary>
[PartyType("GoodActor")]
public sealed class GoodActorNode(NetworkSnapshot network, Party party) : PartyNode(network, party)
{
    /// <summary>A person or a network.</summary>
    public GoodActorForm Form => Party.Category == PartyCategory.Network ? GoodActorForm.Network : GoodActorForm.Person;

    /// <summary>What the good actor does for the network.</summary>
    public IReadOnlyList<string> Roles => Party.Roles;

    /// <summary>Personal data, for coordinators only.</summary>
    [Requires(Role.Coordinator)]
    public PersonalRecordNode? Personal() => Party.Personal is { } personal ? new(personal) : null;
}

/// <summary>An office of the Community Organizations Development Institute (พอช.).</summary>
[PartyType("CodiOffice")]
public sealed class CodiOfficeNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A state agency, the National Anti-Corruption Commission's offices among them.</summary>
[PartyType("StateAgency")]
public sealed class StateAgencyNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A network formed round one issue.</summary>
[PartyType("IssueNetwork")]
public sealed class IssueNetworkNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A general movement or network of citizens.</summary>
[PartyType("CitizenNetwork")]
public sealed class CitizenNetworkNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A development partner: a university, a company, a foundation, …</summary>
[PartyType("DevelopmentPartner")]
public sealed class DevelopmentPartnerNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>A working group, sub-committee or coordination centre.</summary>
[PartyType("Mechanism")]
public sealed class MechanismNode(NetworkSnapshot network, Party party) : PartyNode(network, party);

/// <summary>Personal data of a good actor, held with consent.</summary>
[Name("PersonalRecord")]
[Requires(Role.Coordinator)]
public sealed class PersonalRecordNode(PersonalRecord record)
{
    /// <summary>The real name.</summary>
    public string? RealName => record.RealName;

    /// <summary>How to reach the person.</summary>
    public string? Contact => record.Contact;

    /// <summary>The day on which the person agreed.</summary>
    public DateOnly? ConsentDate => record.ConsentDate;

    /// <summary>What the person agreed to.</summary>
    public string? ConsentPurpose => record.ConsentPurpose;
}

/// <summary>Names an object type of parties and gives it the interfaces of all.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PartyTypeAttribute(string name) : GraphQLAttribute
{
    public string Name => name;

    public override void Modify(IGraphType graphType, Type sourceType)
    {
        graphType.Name = name;
        var interfaces = ((IImplementInterfaces)graphType).Interfaces;
        interfaces.Add<AutoRegisteringInterfaceGraphType<PartyNode>>();
        interfaces.Add<AutoRegisteringInterfaceGraphType<INode>>();
        interfaces.Add<AutoRegisteringInterfaceGraphType<INamed>>();
    }
}

/// <summary>Names the interface of all parties; the types that implement it do not inherit the name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PartyInterfaceAttribute : GraphQLAttribute
{
    public override void Modify(IGraphType graphType) => graphType.Name = "Party";
}
